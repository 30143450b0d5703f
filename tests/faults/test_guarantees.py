"""Every guarantee with a few faults, at every commit; `packaging/faults.py` injects all of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults.runs import (
    g01_killed_while_saving,
    g02_power_cut,
    g04_write_errors,
    g05_engines,
    g06_one_program,
    g07_writers,
    g07_writers_under_load,
    g09_backups,
    g10_restores,
    g11_damage,
    g13_killed_upgrade,
    g14_pulled_stick,
    g15_lying_stick,
    g16_stick_limits,
    g17_unauthorised,
    g18_formulas,
    g20_chinese_text,
    g21_log_tampering,
    g23_signed_papers,
    g24_passwords,
    g27_at_rest,
    g28_erased,
    g30_clocks,
    g31_attachments,
    g33_lost_updates,
    g36_updates,
    holds,
)
from tests.faults.runs._apart import run_apart

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the runs fork")


@pytest.mark.slow
def test_g1_what_was_confirmed_survives_fifty_kills(tmp_path: Path) -> None:
    holds(g01_killed_while_saving.run(tmp_path, 50))


def test_g1_holds_for_an_encrypted_file(tmp_path: Path) -> None:
    holds(g01_killed_while_saving.run(tmp_path, 4, key="ab" * 32))


def test_g2_what_was_confirmed_survives_a_power_cut(tmp_path: Path) -> None:
    holds(g02_power_cut.run(tmp_path, 20))


def test_g4_write_errors_lose_nothing_and_are_named_truly(tmp_path: Path) -> None:
    holds(g04_write_errors.run(tmp_path, 60))


def test_g5_only_engines_that_keep_commits_are_used(tmp_path: Path) -> None:
    holds(g05_engines.run(tmp_path, 30))


def test_g6_of_two_programs_one_gets_the_folder(tmp_path: Path) -> None:
    holds(g06_one_program.run(tmp_path, 20))


def test_g7_four_writers_wait_and_g22_numbers_have_no_gap(tmp_path: Path) -> None:
    holds(g07_writers.run(tmp_path, 120))


def test_g7_four_writers_wait_fairly_on_a_busy_machine(tmp_path: Path) -> None:
    holds(g07_writers_under_load.run(tmp_path, 40))


def test_g9_backups_are_proven_and_damaged_ones_told(tmp_path: Path) -> None:
    holds(g09_backups.run(tmp_path, 10))


def test_g10_a_restore_is_the_old_branch_or_the_new_one(tmp_path: Path) -> None:
    holds(g10_restores.run(tmp_path, 6))


def test_g11_damage_is_noticed(tmp_path: Path) -> None:
    holds(g11_damage.run(tmp_path, 18))


def test_g13_a_killed_upgrade_is_done_or_not(tmp_path: Path) -> None:
    holds(g13_killed_upgrade.run(tmp_path, 8))


def test_g14_a_package_on_a_pulled_stick_is_whole_or_absent(tmp_path: Path) -> None:
    holds(g14_pulled_stick.run(tmp_path, 30))


def test_g15_a_stick_that_lies_is_never_called_done(tmp_path: Path) -> None:
    holds(g15_lying_stick.run(tmp_path, 10))


def test_g16_the_limits_of_sticks_are_respected(tmp_path: Path) -> None:
    holds(g16_stick_limits.run(tmp_path, 20))


def test_g17_nobody_exports_without_permission_purpose_and_log_row(tmp_path: Path) -> None:
    holds(g17_unauthorised.run(tmp_path, 20))


def test_g18_exported_text_is_never_a_formula(tmp_path: Path) -> None:
    holds(g18_formulas.run(tmp_path, 500))


@pytest.mark.slow
def test_g19_four_hundred_spoiled_spreadsheets(tmp_path: Path) -> None:
    holds(run_apart("g19_fuzzed_imports", tmp_path, 400))


def test_g20_chinese_text_arrives_in_five_encodings(tmp_path: Path) -> None:
    holds(g20_chinese_text.run(tmp_path, 3_000))


def test_g21_an_altered_history_shows(tmp_path: Path) -> None:
    holds(g21_log_tampering.run(tmp_path, 24))


def test_g23_a_signed_paper_stays_what_it_was(tmp_path: Path) -> None:
    holds(g23_signed_papers.run(tmp_path, 7))


def test_g24_wrong_passwords_are_refused_whatever_the_clock_says(tmp_path: Path) -> None:
    holds(g24_passwords.run(tmp_path, 150))


def test_g27_nothing_is_readable_in_an_encrypted_branch(tmp_path: Path) -> None:
    holds(g27_at_rest.run(tmp_path, 20))


def test_g28_erased_means_gone_also_after_a_restore(tmp_path: Path) -> None:
    holds(g28_erased.run(tmp_path, 3))


def test_g29_logs_and_temporary_files_hold_no_personal_data(tmp_path: Path) -> None:
    holds(run_apart("g29_logs", tmp_path, 20))


def test_g30_wrong_clocks_are_marked_and_asked_about(tmp_path: Path) -> None:
    holds(g30_clocks.run(tmp_path, 300))


def test_g31_a_listed_scan_is_there_and_whole(tmp_path: Path) -> None:
    holds(g31_attachments.run(tmp_path, 20))


def test_g33_no_update_is_lost(tmp_path: Path) -> None:
    holds(g33_lost_updates.run(tmp_path, 40))


def test_g36_an_update_and_the_way_back_are_done_or_not(tmp_path: Path) -> None:
    holds(g36_updates.run(tmp_path, 8))
