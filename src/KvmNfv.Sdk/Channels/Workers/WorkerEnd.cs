namespace KvmNfv.Sdk.Channels;

/// <summary>How a worker's process ended.</summary>
/// <param name="Code">Its exit status, 128 and the signal's number for one that was killed; null where it wasn't this process's child.</param>
/// <param name="LastWords">What it wrote on standard error at the end.</param>
internal sealed record WorkerEnd(int? Code, string LastWords)
{
    private const int Signalled = 128;

    public override string ToString() => (Code switch
    {
        null => "ended",
        > Signalled => $"was killed by signal {Code - Signalled}",
        _ => $"ended with status {Code}",
    }) + (LastWords.Length == 0 ? "" : $", saying: {LastWords}");
}
