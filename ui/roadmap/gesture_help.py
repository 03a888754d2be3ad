"""What the mouse does on the roadmap, each with the commands that do the same by keyboard, for help (F1).

The keys are those of the command table, also where the user has changed them; keys that are no commands, such
as the arrows that move the cursor, are named here.
"""

from i18n import N_
from ui.shell.gestures import Gesture

GESTURES = (
    Gesture(N_("Drag in the free place of a row: draw a bar"), ("roadmap.add_activity",)),
    Gesture(N_("Drag a bar: move it"), ("roadmap.earlier", "roadmap.later")),
    Gesture(N_("Drag a bar to another lane"), ("roadmap.lane_up", "roadmap.lane_down")),
    Gesture(N_("Drag the end of a bar: another finish"), ("roadmap.shorter", "roadmap.longer")),
    Gesture(N_("Drag the beginning of a bar: another start"), ("roadmap.sooner", "roadmap.later_start")),
    Gesture(N_("Drag the progress handle"), ("roadmap.more_done", "roadmap.less_done")),
    Gesture(N_("Drag from the knob of a bar to another bar: link them"), ("roadmap.link",)),
    Gesture(N_("Click the line of a link: select it, to change or delete it"),
            ("roadmap.next_link", "roadmap.remove")),
    Gesture(N_("Esc while dragging: nothing changes"), (), N_("Esc")),
    Gesture(N_("Drag a rectangle: select all bars in it"), ("roadmap.select_all",),
            N_("Shift+Up, Shift+Down")),
    Gesture(N_("Click: select; with Ctrl: one more; with Shift: all up to it"), (),
            N_("Space, Ctrl+Space, Shift+Up, Shift+Down")),
    Gesture(N_("Click a name or bar: go to the row"), ("roadmap.go_row",), N_("Up, Down, Page, Home, End")),
    Gesture(N_("Double click: edit the name"), ("roadmap.rename",), N_("Enter")),
    Gesture(N_("Click the caret: fold or unfold"), ("roadmap.fold", "roadmap.unfold"),
            N_("Left, Right, +, -")),
    Gesture(N_("Ctrl+wheel: zoom at the pointer"), ("roadmap.zoom_in", "roadmap.zoom_out", "roadmap.fit")),
    Gesture(N_("Ctrl+Shift+wheel: height of the rows"), ("roadmap.whole",)),
    Gesture(N_("Right click: all that can be done here"), (), N_("Menu key, Shift+F10")),
    Gesture(N_("Click a column's head: sort; drag it: move; drag its edge: resize"), ("roadmap.columns",)),
    Gesture(N_("Shift+wheel on the outline: columns that have no room"),
            ("roadmap.columns_before", "roadmap.columns_after")),
    Gesture(N_("Right click on the heads: choose columns"), ("roadmap.columns",)),
    Gesture(N_("Click a bar of the demand: select the rows that cause it"), ("roadmap.demand",),
            N_("Left, Right, Enter")),
    Gesture(N_("Drag the divider: width of the outline"), ("roadmap.columns",)),
)  # fmt: skip
