"""The frame that every view stands in: window, commands, theme, dialogs, files, languages."""
