"""What keys and menus do to several bars: select, duplicate, change or split lanes, link, report progress."""

from functools import partial
from itertools import pairwise

from i18n import _, formats
from i18n.counting import counted
from planning.plan import edits
from planning.plan.arrange import duplicate, put_after, split_lane
from planning.plan.text import text_in
from planning.plan.transaction import Transaction
from planning.scene.rows import Key
from ui.roadmap.descriptions import link_lines
from ui.roadmap.editing import Editing
from ui.roadmap.progress_bar import set_progress

PROGRESS_STEP = 0.1


class Arranging:
    """Edits of the selected activities as a group."""

    def __init__(self, editing: Editing) -> None:
        self._editing, self.state = editing, editing.state

    # Selecting

    def select_all(self) -> None:
        """Select all activities that are shown."""
        ids = [row.id for row in self.state.outline.rows if row.kind == "activity"]
        self.state.session.select("activities", ids)
        self._editing.say(counted("{count} activity selected", "{count} activities selected", len(ids)))

    # Copies and places

    def duplicate(self) -> None:
        """Copy the selected activities, each right below itself, with the links among them."""
        ids, made = self._editing.activities(), list[str]()
        words = counted("Duplicate activity", "Duplicate {count} activities", len(ids))
        if self._editing.run(lambda t: made.extend(duplicate(t, ids)), words):
            self.state.session.select("activities", made)

    def to_lane(self, by: int) -> None:
        """Move the selected activities to the lane below (1) or above (-1), as its last or first."""
        lane = self._lane_beside(by)
        ids = self._editing.activities()
        if lane is None:
            return
        roots = self.state.outline.roots(lane)
        after = roots[-1] if by < 0 and roots else None
        words = counted("Change lane", "Change lane of {count} activities", len(ids))
        if self._editing.run(lambda t: put_after(t, ids, lane, after), words):
            self.state.open_to(("activities", ids[0]))
            self.state.session.select("activities", ids)
            self.state.cursor_changed.emit()
            name = text_in(self.state.outline.lanes[lane].name, self.state.session.language)
            self._editing.say(_("To {lane}").format(lane=name))

    def can_change_lane(self) -> bool:
        """Whether activities are selected and there is another lane."""
        return self._editing.has_activities() and len(self.state.outline.lanes) > 1

    def _lane_beside(self, by: int) -> str | None:
        lanes = self.state.outline.lane_order()
        ids = self._editing.activities()
        at = lanes.index(self.state.outline.activities[ids[0]].lane) + by
        return lanes[at] if 0 <= at < len(lanes) else None

    def split_lane(self) -> None:
        """Take the selected activities out into a lane of their own, and name it."""
        ids, language = self._editing.activities(), self.state.session.language
        lane = self.state.outline.lanes[self.state.outline.activities[ids[0]].lane]
        name = {language: _("{lane} (2)").format(lane=text_in(lane.name, language))}
        made: list[str | None] = []
        if self._editing.run(lambda t: made.append(split_lane(t, ids, name)), _("Split lane")) and made[0]:
            key: Key = ("lanes", made[0])
            self.state.open_to(key)
            self.state.move_cursor(key)
            self._editing.name_row()

    # Links

    def link(self, kind: str) -> None:
        """Link the selected activities one after the other, in the order of selection."""
        ids = list(self.state.session.selection.ids)

        before = len(self.state.session.document.table("links"))

        def link(t: Transaction) -> None:
            for predecessor, successor in pairwise(ids):
                edits.add_link(t, predecessor, successor, kind)

        if self._editing.run(link, _("Link activities")):
            count = len(self.state.session.document.table("links")) - before
            words = counted("{count} link added", "{count} links added", count)
            self._editing.say(words if count else _("They are linked already."))

    def unlink(self) -> None:
        """Remove the links among the selected activities; of one alone, all that it has."""
        links = self._links()
        words = counted("Remove link", "Remove {count} links", len(links))

        def unlink(t: Transaction) -> None:
            for id in links:
                t.remove("links", id)

        if self._editing.run(unlink, words):
            self._editing.say(words)

    def next_link(self) -> None:
        """Select the next link of the row of the cursor; after the last one the row again."""
        turns = self._links_of_cursor()
        link, cursor = self.state.selected_link, self.state.cursor
        at = turns.index(link.id) + 1 if link is not None and link.id in turns else 0
        if at < len(turns):
            self.state.session.select("links", [turns[at]])
            self._editing.say(". ".join(link_lines(self.state.session.document, turns[at])))
        elif cursor is not None:
            self.state.move_cursor(cursor)

    def _links_of_cursor(self) -> list[str]:
        numbers = self.state.links.of_rows({self.state.number(self.state.cursor)})
        return [self.state.links.ids[number] for number in numbers]

    def has_links(self) -> bool:
        """Whether the row of the cursor has links that are shown."""
        return bool(self._links_of_cursor())

    def can_unlink(self) -> bool:
        """Whether there is a link to remove."""
        return self._editing.has_activities() and bool(self._links())

    def _links(self) -> list[str]:
        ids = set(self._editing.activities())
        least = 2 if len(ids) > 1 else 1
        links = self.state.session.document.records("links").values()
        return [
            link["id"]
            for link in links
            if ((link["predecessor"] in ids) + (link["successor"] in ids)) >= least
        ]

    # Progress and mode

    def progress(self, by: float) -> None:
        """Say that the selected activities are further along, or less far."""
        ids = self._editing.activities()
        first = self.state.outline.activities[ids[0]].progress or 0.0
        share = min(max(round((first + by) * 20) / 20, 0.0), 1.0)
        if self._editing.run(partial(set_progress, ids, share), _("Change progress")):
            shown = formats.percent(share, self.state.session.language)
            self._editing.say(_("{share} done").format(share=shown))

    def toggle_automatic(self) -> None:
        """Have the schedule set the dates of the selected activities, or set them by hand again."""
        from planning.schedule.automatic import make_automatic

        ids, document = self._editing.activities(), self.state.session.document

        def by_hand(t: Transaction) -> None:
            for id in ids:
                t.set("activities", id, mode="manual")

        if self.is_automatic():
            self._editing.run(by_hand, _("Set dates by hand"))
        else:
            self._editing.run(lambda t: make_automatic(t, document, ids), _("Schedule automatically"))

    def reschedule(self) -> None:
        """Put every automatic activity where the schedule has it, as after an import."""
        self.state.session.rescheduling.start(self._say_moved)

    def _say_moved(self, count: int) -> None:
        words = counted("{count} activity moved", "{count} activities moved", count)
        self.state.session.toast(words, icon="workflow")
        self._editing.say(words)

    def can_reschedule(self) -> bool:
        """Whether the plan has automatic activities and can be changed."""
        return self._editing.can_edit() and self.state.session.scheduling.has_automatic

    def is_automatic(self) -> bool:
        """Whether the schedule sets the dates of all selected activities."""
        ids = self._editing.activities()
        return bool(ids) and all(self.state.outline.activities[id].mode == "auto" for id in ids)
