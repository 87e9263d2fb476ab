//! How fine a token of a date is.

use crate::date::point::Point;

/// How far a token has narrowed the time down; tokens follow each other from coarse to fine.
/// 지난, 오는
pub(super) const MARKER: u8 = 1;
/// 2025년, 올해
pub(super) const YEAR: u8 = 10;
/// 상반기, 3분기
pub(super) const STRETCH: u8 = 20;
/// 11월, 이달
pub(super) const MONTH: u8 = 21;
/// 둘째 주
pub(super) const WEEK: u8 = 30;
/// 5일, 월요일, 추석
pub(super) const DAY: u8 = 40;
/// 초, 중순
pub(super) const PHASE: u8 = 50;
/// 오전, 밤
pub(super) const PART: u8 = 60;
/// 3시 30분
pub(super) const TIME: u8 = 70;

/// A token read: the point with it, its level of those above, and the byte behind it.
pub(super) type Token = (Point, u8, usize);
