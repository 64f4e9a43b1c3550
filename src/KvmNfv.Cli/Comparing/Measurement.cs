using KvmNfv.Cli.Measuring;
using KvmNfv.Cli.Output;

namespace KvmNfv.Cli.Comparing;

/// <summary>One option of a comparison, with what measures it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ends">What the two ends are.</param>
/// <param name="Wait">How they wait; null where that isn't theirs to choose.</param>
/// <param name="MeasureAsync">Measures it.</param>
internal sealed record Measurement(string Name, string Ends, WaitPolicy? Wait, Func<CancellationToken, Task<ComparedOption>> MeasureAsync)
{
    private const string Interrupted = "interrupted";

    /// <summary>Measures, or says that it was interrupted.</summary>
    public async Task<ComparedOption> RunAsync(CancellationToken cancellationToken)
    {
        var without = ComparedOption.Without(Name, Ends, Interrupted) with { Wait = Wait?.ToString().ToLowerInvariant() };
        if (cancellationToken.IsCancellationRequested)
            return without;
        try
        {
            var option = await MeasureAsync(cancellationToken).ConfigureAwait(false);
            // A terminal's Ctrl-C reaches the measuring processes, too; what they say then is not the reason.
            return cancellationToken.IsCancellationRequested && option.NotMeasured is not null ? without : option;
        }
        catch (Exception e) when (e is OperationCanceledException or CliException or IOException && cancellationToken.IsCancellationRequested)
        {
            return without;
        }
    }
}
