"""What the codes of constraints and of kinds of links are called."""

from i18n import N_

CONSTRAINTS = {
    "ASAP": N_("As soon as possible"),
    "ALAP": N_("As late as possible"),
    "SNET": N_("Start no earlier than"),
    "SNLT": N_("Start no later than"),
    "FNET": N_("Finish no earlier than"),
    "FNLT": N_("Finish no later than"),
    "MSO": N_("Must start on"),
    "MFO": N_("Must finish on"),
}
LINK_TYPES = {
    "FS": N_("Finish to start"),
    "SS": N_("Start to start"),
    "FF": N_("Finish to finish"),
    "SF": N_("Start to finish"),
}
