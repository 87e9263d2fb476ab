//! The model file: magic, version, length, checksum, then the parts in the order in which they are read.

use std::fmt;

const HEADER: usize = 20;

/// What a file of one sort begins with.
#[derive(Debug, Clone, Copy)]
pub(in crate::entity) struct Format {
    pub magic: &'static [u8; 8],
    pub version: u32,
}

/// Why a model could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ModelError(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Magic,
    Version { said: u32, read: u32 },
    Length { said: usize, given: usize },
    Checksum,
    Short,
    Left(usize),
    Shape(&'static str),
}

impl ModelError {
    pub(in crate::entity) fn shape(what: &'static str) -> Self {
        ModelError(Kind::Shape(what))
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Magic => write!(f, "not a tagger model"),
            Kind::Version { said, read } => {
                write!(f, "model version {said}, this build reads {read}")
            }
            Kind::Length { said, given } => {
                write!(f, "model of {given} bytes where its header says {said}")
            }
            Kind::Checksum => write!(f, "model does not match its checksum"),
            Kind::Short => write!(f, "model ends too early"),
            Kind::Left(n) => write!(f, "{n} bytes left over in the model"),
            Kind::Shape(what) => write!(f, "model part of the wrong shape: {what}"),
        }
    }
}

impl std::error::Error for ModelError {}

/// 32-bit FNV-1a.
pub(in crate::entity) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(2_166_136_261, |h, &b| {
        (h ^ u32::from(b)).wrapping_mul(16_777_619)
    })
}

/// Takes the parts off the payload, one after the other.
pub(in crate::entity) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(in crate::entity) fn open(bytes: &'a [u8], format: Format) -> Result<Self, ModelError> {
        let mut reader = Reader { rest: bytes };
        if reader.bytes(format.magic.len()).ok() != Some(format.magic.as_slice()) {
            return Err(ModelError(Kind::Magic));
        }
        let version = reader.u32()?;
        if version != format.version {
            return Err(ModelError(Kind::Version {
                said: version,
                read: format.version,
            }));
        }
        let said = reader.u32()? as usize;
        let sum = reader.u32()?;
        if said != reader.rest.len() {
            return Err(ModelError(Kind::Length {
                said: said.saturating_add(HEADER),
                given: bytes.len(),
            }));
        }
        if sum != checksum(reader.rest) {
            return Err(ModelError(Kind::Checksum));
        }
        Ok(reader)
    }

    pub(in crate::entity) fn bytes(&mut self, n: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(n)
            .ok_or(ModelError(Kind::Short))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(in crate::entity) fn u32(&mut self) -> Result<u32, ModelError> {
        let mut word = [0; 4];
        word.copy_from_slice(self.bytes(4)?);
        Ok(u32::from_le_bytes(word))
    }

    /// A count, refused when it is past `most`: no file makes the reader reserve much.
    pub(in crate::entity) fn count(
        &mut self,
        most: usize,
        what: &'static str,
    ) -> Result<usize, ModelError> {
        let n = self.u32()? as usize;
        if n > most {
            return Err(ModelError::shape(what));
        }
        Ok(n)
    }

    /// 16-bit numbers, all their low bytes before all their high bytes (that packs better).
    pub(in crate::entity) fn u16s(&mut self, n: usize) -> Result<Vec<u16>, ModelError> {
        let low = self.bytes(n)?;
        let high = self.bytes(n)?;
        Ok(low
            .iter()
            .zip(high)
            .map(|(&l, &h)| u16::from_le_bytes([l, h]))
            .collect())
    }

    pub(in crate::entity) fn i8s(&mut self, n: usize) -> Result<Vec<i8>, ModelError> {
        Ok(self.bytes(n)?.iter().map(|&b| b.cast_signed()).collect())
    }

    pub(in crate::entity) fn words(&mut self, n: usize) -> Result<Vec<u32>, ModelError> {
        (0..n).map(|_| self.u32()).collect()
    }

    pub(in crate::entity) fn i32s(&mut self, n: usize) -> Result<Vec<i32>, ModelError> {
        Ok(self.words(n)?.into_iter().map(u32::cast_signed).collect())
    }

    pub(in crate::entity) fn f32s(&mut self, n: usize) -> Result<Vec<f32>, ModelError> {
        let values: Vec<f32> = self.words(n)?.into_iter().map(f32::from_bits).collect();
        if values.iter().all(|v| v.is_finite()) {
            Ok(values)
        } else {
            Err(ModelError::shape("a number that is not finite"))
        }
    }

    pub(in crate::entity) fn finish(self) -> Result<(), ModelError> {
        match self.rest.len() {
            0 => Ok(()),
            n => Err(ModelError(Kind::Left(n))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMAT: Format = Format {
        magic: b"a sample",
        version: 2,
    };

    fn file(payload: &[u8]) -> Vec<u8> {
        let mut f = FORMAT.magic.to_vec();
        f.extend(FORMAT.version.to_le_bytes());
        f.extend((payload.len() as u32).to_le_bytes());
        f.extend(checksum(payload).to_le_bytes());
        f.extend(payload);
        f
    }

    #[test]
    fn reads_what_was_written() {
        let f = file(&[7, 0, 0, 0, 1, 2, 3, 4]);
        let mut r = Reader::open(&f, FORMAT).unwrap();
        assert_eq!(r.u32(), Ok(7));
        assert_eq!(r.u16s(2), Ok(vec![0x0301, 0x0402]));
        assert_eq!(r.finish(), Ok(()));
    }

    #[test]
    fn refuses_damage() {
        let good = file(&[1, 2, 3]);
        let said = |f: &[u8]| Reader::open(f, FORMAT).err().map(|e| e.to_string());
        assert_eq!(said(b""), Some("not a tagger model".into()));
        let mut other = good.clone();
        other[8] = 9;
        assert_eq!(
            said(&other),
            Some("model version 9, this build reads 2".into())
        );
        assert_eq!(
            said(&good[..22]),
            Some("model of 22 bytes where its header says 23".into())
        );
        let mut flipped = good.clone();
        flipped[21] ^= 1;
        assert_eq!(
            said(&flipped),
            Some("model does not match its checksum".into())
        );
        let mut left = Reader::open(&good, FORMAT).unwrap();
        assert!(left.bytes(2).is_ok());
        assert!(left.u32().is_err());
        assert_eq!(
            left.finish().unwrap_err().to_string(),
            "1 bytes left over in the model"
        );
    }
}
