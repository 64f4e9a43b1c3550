using System.Globalization;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>A plan while it is being made: what rules look at and change.</summary>
internal sealed record MigrationDraft
{
    public DomainMigrateFlags Flags { get; init; }

    public MigrationCompression Compression { get; init; }

    /// <summary>Ordered by name.</summary>
    public EquatableList<MigrationSetting> Settings { get; init; } = [];

    /// <summary>Whether emulator pins are widened for the transfer.</summary>
    public bool WidenPins { get; init; }

    /// <summary>Whether devices that can't move are detached before.</summary>
    public bool DetachDevices { get; init; }

    /// <summary>Whether a failed post-copy is resumed.</summary>
    public bool Recover { get; init; }

    /// <summary>How the guest's dirty rate is measured before; null when it isn't.</summary>
    public DirtyRateMode? DirtyRateMode { get; init; }

    public int Connections => Has(DomainMigrateFlags.Parallel) ? int.Parse(this[MigrateParam.ParallelConnections] ?? "2", CultureInfo.InvariantCulture) : 0;

    /// <summary>A parameter's value; null when it is not given.</summary>
    public string? this[string name] => Settings.FirstOrDefault(s => s.Name == name)?.Value;

    public bool Has(DomainMigrateFlags flags) => (Flags & flags) == flags;

    public MigrationDraft With(string name, string value) => Without(name).Adding(new(name, TypedParameterType.String, value));

    public MigrationDraft With(string name, int value) =>
        Without(name).Adding(new(name, TypedParameterType.Int, value.ToString(CultureInfo.InvariantCulture)));

    public MigrationDraft With(string name, ulong value) =>
        Without(name).Adding(new(name, TypedParameterType.Ullong, value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Several parameters of one name, as for disks.</summary>
    public MigrationDraft With(string name, IEnumerable<string> values) =>
        values.Aggregate(Without(name), (draft, value) => draft.Adding(new(name, TypedParameterType.String, value)));

    public MigrationDraft Without(string name) => this with { Settings = [.. Settings.Where(s => s.Name != name)] };

    public MigrationDraft Uncompressed()
    {
        var draft = this with { Flags = Flags & ~DomainMigrateFlags.Compressed, Compression = MigrationCompression.None };
        return draft with { Settings = [.. draft.Settings.Where(s => !s.Name.StartsWith(MigrateParam.Compression, StringComparison.Ordinal))] };
    }

    private MigrationDraft Adding(MigrationSetting setting) =>
        this with { Settings = [.. Settings.Append(setting).OrderBy(s => s.Name, StringComparer.Ordinal)] };
}
