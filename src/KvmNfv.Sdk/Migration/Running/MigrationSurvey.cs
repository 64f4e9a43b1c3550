using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>The domain as it was before the migration.</summary>
internal sealed record MigrationSurvey
{
    public required string Name { get; init; }

    /// <summary>The live document, in the form that other hosts take.</summary>
    public required string LiveXml { get; init; }

    /// <summary>The definition; null for a transient domain.</summary>
    public required string? DefinitionXml { get; init; }

    public required DomainStateInfo State { get; init; }

    public required CpuSet? EmulatorPin { get; init; }

    /// <summary>Null where the driver has none.</summary>
    public required TimeSpan? DowntimeLimit { get; init; }

    public static async Task<MigrationSurvey> ReadAsync(IDomain domain, CancellationToken cancellationToken)
    {
        var persistent = await domain.IsPersistentAsync(cancellationToken).ConfigureAwait(false);
        var live = await domain.GetXmlAsync(DomainXmlFlags.Secure | DomainXmlFlags.Migratable, cancellationToken).ConfigureAwait(false);
        return new MigrationSurvey
        {
            Name = domain.Name,
            LiveXml = live,
            DefinitionXml = persistent
                ? await domain.GetXmlAsync(DomainXmlFlags.Secure | DomainXmlFlags.Migratable | DomainXmlFlags.Inactive, cancellationToken).ConfigureAwait(false) : null,
            State = await domain.GetStateAsync(cancellationToken).ConfigureAwait(false),
            EmulatorPin = DomainDocument.Parse(live).CpuTune.EmulatorPin.CpuSet,
            DowntimeLimit = await LimitAsync(domain, cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<TimeSpan?> LimitAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            return TimeSpan.FromMilliseconds(await domain.GetMigrateMaxDowntimeAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (LibvirtUnsupportedException)
        {
            return null;
        }
    }
}
