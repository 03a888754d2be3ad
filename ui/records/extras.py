"""Which parts the panels of some tables have besides their fields."""

from collections.abc import Callable, Mapping, Sequence

from ui.careers.mobility_section import MobilitySection
from ui.records.appraisals import AppraisalFields
from ui.records.extra import Extra
from ui.records.indicators import IndicatorSection
from ui.records.scale_levels import ScaleLevels
from ui.records.succession_section import SuccessionSection
from ui.records.translation import TranslationFields
from ui.shell.session import Session

EXTRAS: Mapping[str, Sequence[Callable[[Session], Extra]]] = {
    "scales": (ScaleLevels,),
    "frameworks": (TranslationFields,),
    "competencies": (IndicatorSection, SuccessionSection, TranslationFields),
    "people": (MobilitySection, AppraisalFields),
}
