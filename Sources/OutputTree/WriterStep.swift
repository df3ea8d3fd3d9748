/// A point between two system calls of a writing run that matter to what a killed run leaves behind. Tests stop runs at each of them.
package enum WriterStep: Sendable, Hashable {
  case createdParents, tookLock, createdNeighbour
  case linked(String), wrote(String), droppedFile(String), finishedFolder(String)
  case wroteManifest, staged
  case movedAside, replaced
  case removedFormer(String), removedNeighbour
}

/// Called after each step; an error that it throws stops the run there, as a failing system call would.
package typealias WriterStepHook = @Sendable (WriterStep) throws -> Void
