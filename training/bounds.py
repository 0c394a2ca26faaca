"""The least probabilities from which what the trees say holds: chosen by claim F1, denials, traps,
linking and roles over the folds."""

from __future__ import annotations

BOUNDS = {
    **{"ruled": 0.27, "proposed": 0.27, "ruled_against": 0.15, "proposed_against": 0.45},
    **{"main": 0.6, "same": 0.42},
}
