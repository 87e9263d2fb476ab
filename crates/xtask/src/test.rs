//! How test steps are run and counted; which ones there are, `steps.rs` says.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::count::Count;
use crate::process;
use crate::setup::{self, Need};

/// One step of the tests.
pub struct Step {
    /// What `cargo xtask test NAME` calls it.
    pub name: &'static str,
    /// What it does, for people.
    pub about: &'static str,
    /// What must be installed first.
    pub needs: &'static [Need],
    /// Runs it.
    pub run: fn() -> Outcome,
}

/// What a step came to: its count, and what went wrong in a sentence.
pub struct Outcome {
    count: Count,
    problem: Option<String>,
    /// Why it was not run at all: neither passed nor failed.
    skipped: Option<String>,
}

/// A step that is one check: it passes when every command succeeds. All of them run, so that one failure does not
/// hide the next.
pub fn check(commands: &mut [Command]) -> Outcome {
    let problems: Vec<String> = commands
        .iter_mut()
        .filter_map(|command| process::run(command).err())
        .collect();
    if problems.is_empty() {
        Outcome {
            count: Count {
                passed: 1,
                failed: 0,
            },
            problem: None,
            skipped: None,
        }
    } else {
        failed(problems.join("; "))
    }
}

/// A step that runs tests, which are counted from what the commands print.
pub fn tests(commands: &mut [Command]) -> Outcome {
    let mut count = Count::default();
    let mut problem = None;
    for command in commands {
        let mut here = Count::default();
        let result = process::each_line(command, |line| here += Count::in_line(line));
        let wrong = match result {
            Ok(()) if here == Count::default() => {
                Some(format!("`{}` ran no test", process::shown(command)))
            }
            Ok(()) => None,
            Err(error) => Some(error),
        };
        // A run that died before or after its tests (it did not compile, say) must not pass for a success.
        if wrong.is_some() && here.failed == 0 {
            here.failed = 1;
        }
        count += here;
        problem = problem.or(wrong);
    }
    Outcome {
        count,
        problem,
        skipped: None,
    }
}

/// A step that is one check, and passed.
pub fn passed() -> Outcome {
    Outcome {
        count: Count {
            passed: 1,
            failed: 0,
        },
        problem: None,
        skipped: None,
    }
}

/// A step that failed as a whole.
pub fn failed(problem: String) -> Outcome {
    Outcome {
        count: Count {
            passed: 0,
            failed: 1,
        },
        problem: Some(problem),
        skipped: None,
    }
}

/// A step that cannot be run here, for want of something that is no part of the project and cannot be installed.
pub fn skipped(reason: String) -> Outcome {
    Outcome {
        count: Count::default(),
        problem: None,
        skipped: Some(reason),
    }
}

/// Runs the steps of a list, or those named; the last line printed is the count alone.
pub fn run(all: &[Step], arguments: &[String]) -> crate::Done {
    if arguments.iter().any(|argument| argument == "--list") {
        for step in all {
            println!("{:<14} {}", step.name, step.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    for wanted in arguments {
        if !all.iter().any(|step| step.name == wanted) {
            return Err(format!(
                "there is no test step `{wanted}`; `cargo xtask test --list` names them"
            ));
        }
    }
    let wanted =
        |step: &&Step| arguments.is_empty() || arguments.iter().any(|name| name == step.name);
    let steps: Vec<&Step> = all.iter().filter(wanted).collect();

    let begin = Instant::now();
    let missing = set_up(&steps);
    let set_up_time = begin.elapsed();

    let mut total = Count::default();
    let mut table = vec![format!("{:>8}  set-up", seconds(set_up_time))];
    let (mut problems, mut skipped) = (Vec::new(), Vec::new());
    for (number, step) in steps.iter().enumerate() {
        println!(
            "\n[{}/{}] {}: {}",
            number + 1,
            steps.len(),
            step.name,
            step.about
        );
        let start = Instant::now();
        let outcome = match step.needs.iter().find_map(|need| missing.get(need)) {
            Some(problem) => failed(problem.clone()),
            None => (step.run)(),
        };
        let time = seconds(start.elapsed());
        let came_to = match &outcome.skipped {
            None => outcome.count.to_string(),
            Some(_) => "skipped".to_owned(),
        };
        println!(
            "[{}/{}] {}: {came_to} in {time}",
            number + 1,
            steps.len(),
            step.name,
        );
        table.push(format!("{time:>8}  {:<14} {came_to}", step.name));
        if let Some(reason) = outcome.skipped {
            println!("  {reason}");
            skipped.push(format!("{}: {reason}", step.name));
        }
        if let Some(problem) = outcome.problem {
            println!("  {problem}");
            problems.push(format!("{}: {problem}", step.name));
        }
        total += outcome.count;
    }

    println!("\n{}", table.join("\n"));
    println!("{:>8}  altogether", seconds(begin.elapsed()));
    if !problems.is_empty() {
        println!("\nWhat failed:\n  {}", problems.join("\n  "));
    }
    if !skipped.is_empty() {
        println!("\n{} skipped:\n  {}", skipped.len(), skipped.join("\n  "));
    }
    println!("\n{total}");
    let _ = std::io::stdout().flush();
    Ok(if total.failed == 0 && total.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Installs what the steps need; returns what could not be installed, with the reason.
fn set_up(steps: &[&Step]) -> BTreeMap<Need, String> {
    let mut missing = BTreeMap::new();
    let mut needs: Vec<Need> = steps.iter().flat_map(|step| step.needs).copied().collect();
    needs.sort_unstable();
    needs.dedup();
    for (i, &need) in needs.iter().enumerate() {
        let together = setup::build_together(needs.get(i..).unwrap_or(&[]));
        if let Err(problem) = together.and_then(|()| need.ensure()) {
            println!("set-up: {problem}");
            missing.insert(need, problem);
        }
    }
    missing
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod unit {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = process::program("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_run_that_dies_without_a_failed_test_counts_as_a_failure() {
        let outcome = tests(&mut [shell("echo 'test result: ok. 2 passed; 0 failed'; exit 3")]);
        assert_eq!(
            outcome.count,
            Count {
                passed: 2,
                failed: 1
            }
        );
        assert!(outcome.problem.is_some());
    }

    #[test]
    fn a_run_without_tests_counts_as_a_failure() {
        let outcome = tests(&mut [shell("true")]);
        assert_eq!(
            outcome.count,
            Count {
                passed: 0,
                failed: 1
            }
        );
    }

    #[test]
    fn a_failed_run_does_not_hide_the_next() {
        let outcome = tests(&mut [
            shell("echo 'test result: FAILED. 1 passed; 1 failed'; exit 1"),
            shell("echo 'test result: ok. 4 passed; 0 failed'"),
        ]);
        assert_eq!(
            outcome.count,
            Count {
                passed: 5,
                failed: 1
            }
        );
    }

    #[test]
    fn a_missing_program_is_named_in_a_sentence() {
        let outcome = check(&mut [process::program("no-such-program-here")]);
        assert_eq!(
            outcome.problem.as_deref(),
            Some("`no-such-program-here` is not installed or not on the PATH")
        );
    }
}
