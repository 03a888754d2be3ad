"""What kinds and modes of activities are called, in documents too: in all of their languages."""

from i18n import N_

KINDS = {"task": N_("Task"), "summary": N_("Summary"), "milestone": N_("Milestone")}
MODES = {"manual": N_("Manual"), "auto": N_("Automatic")}
