namespace KvmNfv.Cli.Measuring;

/// <summary>What the other end says of itself.</summary>
/// <param name="Processor">Processor time that its process has used so far, in ns; null where it doesn't know.</param>
/// <param name="Received">Messages that it read since the mark before.</param>
/// <param name="Wrong">Those whose number wasn't the next.</param>
internal readonly record struct MarkAnswer(long? Processor, long Received, long Wrong);
