using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// How a migration will go by the saturating model: V(i+1) = W (1 - exp(-D V(i) / (B W))), until what remains fits into the downtime limit.
/// An immutable value; <see cref="Correct"/> gives a new one from what was seen.
/// </summary>
public sealed record MigrationForecast
{
    /// <summary>What it is computed from.</summary>
    public required ForecastModel Model { get; init; }

    /// <summary>From the start of the job to its end; where it neither converges nor may go to post-copy, when it is given up.</summary>
    public required TimeSpan Total { get; init; }

    /// <summary>How long the guest stands still; meaningless where <see cref="Completes"/> is false.</summary>
    public required TimeSpan Downtime { get; init; }

    /// <summary>Whether pre-copy alone comes to an end.</summary>
    public required bool Converges { get; init; }

    /// <summary>Whether it goes over to post-copy.</summary>
    public required bool UsesPostCopy { get; init; }

    /// <summary>Whether it comes to an end in time by either way.</summary>
    public bool Completes => Converges || UsesPostCopy;

    /// <summary>The memory that pre-copy can't get below, however long it runs: the fixed point of the model. With the throttle that it ends at.</summary>
    public required MemorySize StallLevel { get; init; }

    /// <summary>The lowest downtime that pre-copy can reach: <see cref="StallLevel"/> at full bandwidth, and the overhead.</summary>
    public required TimeSpan DowntimeFloor { get; init; }

    /// <summary>The pass in which it ends.</summary>
    public required int PassCount { get; init; }

    /// <summary>The passes, those already seen left out, at most the next 100.</summary>
    public required EquatableList<PassForecast> Passes { get; init; }

    /// <summary>Bytes on the wire, by the model, from the beginning.</summary>
    public required MemorySize WireBytes { get; init; }

    /// <summary>What was seen so far, oldest first; empty before the start.</summary>
    public EquatableList<PassRecord> Seen { get; init => field = value ?? []; } = [];

    /// <summary>Computes a forecast from the beginning.</summary>
    public static MigrationForecast From(ForecastModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Forecaster.Run(model, []);
    }

    /// <summary>
    /// The forecast from here on, with what the passes have shown in place of what was guessed: the bandwidth as measured, the write rate and working set
    /// fitted again (a guest writes more during a migration than before it: the cache and its own catching up see to that).
    /// </summary>
    /// <param name="pass">The pass that begins; later than those in <see cref="Seen"/>.</param>
    /// <exception cref="ArgumentException">The pass is not later than the last one seen.</exception>
    public MigrationForecast Correct(PassRecord pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        if (Seen.Count > 0 && (pass.At < Seen[^1].At || pass.Iteration <= Seen[^1].Iteration))
            throw new ArgumentException($"Pass {pass.Iteration} at {pass.At} does not follow pass {Seen[^1].Iteration} at {Seen[^1].At}.", nameof(pass));
        EquatableList<PassRecord> seen = [.. Seen, pass];
        return Forecaster.Run(ForecastCorrection.Apply(Model, seen), seen);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a forecast.</exception>
    public static MigrationForecast FromJson(string json) => SdkJson.Read(json, SdkJson.Context.MigrationForecast);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.MigrationForecast);
}
