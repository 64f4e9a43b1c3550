using System.Globalization;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Migration;

/// <summary>Reads facts from libvirt, and from files where the host is this machine. Thread-safe.</summary>
/// <param name="localFiles">This machine's files; null means <see cref="HostFiles.Live"/>.</param>
/// <param name="time">The clock that waits for QEMU; null means the system's.</param>
public sealed class MigrationFactsReader(IHostFiles? localFiles = null, TimeProvider? time = null) : IMigrationFactsReader
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    // Names that libvirt has written since 7.2; its header has had macros for them only since 11.2.
    private const int Measured = 2;

    private readonly IHostFiles _files = localFiles ?? HostFiles.Live;
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc />
    public async Task<MigrationDomainFacts> ReadDomainAsync(IDomain domain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var document = await DocumentAsync(domain, cancellationToken).ConfigureAwait(false);
        var active = await domain.IsActiveAsync(cancellationToken).ConfigureAwait(false);
        var persistent = await domain.IsPersistentAsync(cancellationToken).ConfigureAwait(false);
        var resident = active ? await ResidentAsync(domain, cancellationToken).ConfigureAwait(false) : null;
        return MigrationDomainFacts.FromDocument(document, active, persistent, resident);
    }

    /// <inheritdoc />
    public async Task<MigrationHostFacts> ReadHostAsync(ILibvirtConnection connection, IDomain? domain = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var document = domain is null ? null : await DocumentAsync(domain, cancellationToken).ConfigureAwait(false);
        var capabilities = CapabilitiesDocument.Parse(await connection.GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false));
        var topology = await new HostReader(_files).ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var facts = HostFactsFromCapabilities.Read(connection.Uri, capabilities, document, topology) with
        {
            HostName = await connection.GetHostnameAsync(cancellationToken).ConfigureAwait(false),
            Libvirt = Version(await connection.GetLibvirtVersionNumberAsync(cancellationToken).ConfigureAwait(false)),
            Qemu = Version(await connection.GetHypervisorVersionNumberAsync(cancellationToken).ConfigureAwait(false)),
            FreeMemory = new MemorySize(await connection.GetFreeMemoryAsync(cancellationToken).ConfigureAwait(false)),
            RunsGuestCpu = document is null ? HostAbility.Unknown("no domain was given") : await GuestCpu.CompareAsync(connection, document, cancellationToken).ConfigureAwait(false),
        };
        return HostReader.IsLocal(connection.Uri) ? new LocalHostFacts(_files).Complete(facts, capabilities) : facts;
    }

    /// <inheritdoc />
    public async Task<DirtyRateProfile> MeasureDirtyRateAsync(
        ILibvirtConnection connection, IDomain domain, IReadOnlyList<TimeSpan> periods, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(periods);
        if (periods.Count == 0 || !periods.All(IsPeriod))
            throw new ArgumentException("Give periods of whole seconds, 1 to 60.", nameof(periods));
        var memory = MigrationDomainFacts.FromDocument(await DocumentAsync(domain, cancellationToken).ConfigureAwait(false), true, true).Memory;
        var samples = new List<DirtyRateSample>();
        foreach (var period in periods)
        {
            await domain.StartDirtyRateCalcAsync((int)period.TotalSeconds, DomainDirtyRateCalcFlags.PageSampling, cancellationToken).ConfigureAwait(false);
            var stats = await ResultAsync(connection, domain.Uuid, period, cancellationToken).ConfigureAwait(false);
            samples.Add(new DirtyRateSample(period, DataRate.FromMiBPerSecond(stats[DomainStat.DirtyrateMegabytesPerSecond].AsInt64())));
        }

        return DirtyRateProfile.Fit(samples, memory);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DataRate>> MeasureDirtyRingAsync(
        ILibvirtConnection connection, IDomain domain, TimeSpan period, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        if (!IsPeriod(period))
            throw new ArgumentException("Give a period of whole seconds, 1 to 60.", nameof(period));
        var facts = MigrationDomainFacts.FromDocument(await DocumentAsync(domain, cancellationToken).ConfigureAwait(false), true, true);
        if (facts.Type != "kvm" || !facts.DirtyRing)
            throw new InvalidOperationException($"'{facts.Name}' is of type {facts.Type} {(facts.DirtyRing ? "with" : "without")} a dirty ring: this needs type kvm and <kvm><dirty-ring state='on'/></kvm>.");
        await domain.StartDirtyRateCalcAsync((int)period.TotalSeconds, DomainDirtyRateCalcFlags.DirtyRing, cancellationToken).ConfigureAwait(false);
        var stats = await ResultAsync(connection, domain.Uuid, period, cancellationToken).ConfigureAwait(false);
        var rates = new List<DataRate>();
        for (var vcpu = 0; stats.TryGet(string.Create(CultureInfo.InvariantCulture, $"{DomainStat.DirtyrateVcpuPrefix}{vcpu}{DomainStat.DirtyrateVcpuSuffixMegabytesPerSecond}"), out var rate); vcpu++)
            rates.Add(DataRate.FromMiBPerSecond(rate.AsUInt64()));
        return rates;
    }

    /// <inheritdoc />
    public async Task<MemoryProbe?> ProbeMemoryAsync(ILibvirtConnection connection, IDomain domain, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        if (!HostReader.IsLocal(connection.Uri) || new RunningDomainReader(_files).FindProcesses(domain.Uuid) is not [var process])
            return null;
        var document = await DocumentAsync(domain, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => new GuestMemoryProbe(_files, _time).Probe(process, document), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<DomainDocument> DocumentAsync(IDomain domain, CancellationToken cancellationToken) =>
        DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.None, cancellationToken).ConfigureAwait(false));

    // libvirt: major * 1,000,000 + minor * 1,000 + release.
    private static Version Version(ulong number) => new((int)(number / 1_000_000), (int)(number / 1_000 % 1_000), (int)(number % 1_000));

    private static async Task<MemorySize?> ResidentAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            var stats = await domain.GetMemoryStatsAsync(cancellationToken).ConfigureAwait(false);
            return stats.Where(s => s.Tag == DomainMemoryStatTags.Rss).Select(s => (MemorySize?)MemorySize.FromKiB(s.Value)).FirstOrDefault();
        }
        catch (LibvirtException)
        {
            // A driver without memory statistics leaves it unknown, which a plan can live with.
            return null;
        }
    }

    private static bool IsPeriod(TimeSpan period) => period >= TimeSpan.FromSeconds(1) && period <= s_longest && period.Ticks % TimeSpan.TicksPerSecond == 0;

    private async Task<TypedParameterList> ResultAsync(ILibvirtConnection connection, Guid uuid, TimeSpan period, CancellationToken cancellationToken)
    {
        await Task.Delay(period, _time, cancellationToken).ConfigureAwait(false);
        var begun = _time.GetTimestamp();
        while (_time.GetElapsedTime(begun) < s_late)
        {
            var all = await connection.GetAllDomainStatsAsync(DomainStatsTypes.Dirtyrate, default, withUuids: true, cancellationToken).ConfigureAwait(false);
            var stats = all.FirstOrDefault(s => s.Uuid == uuid)?.Parameters;
            if (stats is not null && stats.TryGet(DomainStat.DirtyrateCalcStatus, out var status) && status.AsInt32() == Measured
                && stats.TryGet(DomainStat.DirtyrateMegabytesPerSecond, out _))
                return stats;
            await Task.Delay(s_poll, _time, cancellationToken).ConfigureAwait(false);
        }

        throw new TimeoutException($"QEMU gave no dirty rate {s_late.TotalSeconds:0} s after its period of {period.TotalSeconds:0} s; is the domain migrating?");
    }
}
