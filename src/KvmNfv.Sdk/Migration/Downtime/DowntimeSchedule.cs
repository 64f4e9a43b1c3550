using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// How QEMU's downtime limit goes in the course of a migration: a low limit first, for the shortest stop, and more later, for an end at all. Schedules are
/// immutable values without a clock; the limit never falls as time goes on. QEMU accepts 1 ms to 2,000 s.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FixedDowntime), "fixed")]
[JsonDerivedType(typeof(TableDowntime), "table")]
[JsonDerivedType(typeof(RampDowntime), "ramp")]
[JsonDerivedType(typeof(LinearDowntime), "linear")]
[JsonDerivedType(typeof(ModelDowntime), "model")]
public abstract record DowntimeSchedule
{
    /// <summary>The longest limit that QEMU takes.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMilliseconds(2_000_000);

    private protected DowntimeSchedule()
    {
    }

    /// <summary>The limit before the first pass.</summary>
    [JsonIgnore]
    public TimeSpan Start => LimitAt(default);

    /// <summary>The highest limit that the schedule ever gives.</summary>
    [JsonIgnore]
    public abstract TimeSpan Ceiling { get; }

    /// <summary>The limit for a moment.</summary>
    public abstract TimeSpan LimitAt(DowntimeMoment moment);

    /// <summary>Checks that a limit is one that QEMU takes.</summary>
    private protected static TimeSpan Checked(TimeSpan value, string name) => value >= TimeSpan.FromMilliseconds(1) && value <= Longest
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A downtime limit is 1 ms to 2,000 s.");
}
