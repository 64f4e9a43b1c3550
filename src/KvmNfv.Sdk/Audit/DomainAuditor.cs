using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Audit;

/// <summary>
/// Collects what <see cref="DomainAudit"/> compares: the domain's document, the host, the other running domains, and, where the hypervisor runs
/// on this machine, the kernel's truth about the running domain. Thread-safe; nothing is changed.
/// </summary>
/// <param name="hosts">Reads the host; null means a <see cref="HostReader"/>.</param>
/// <param name="files">This machine's files; null means <see cref="HostFiles.Live"/>.</param>
/// <param name="time">The clock of the interrupts' window; null means the system's.</param>
public sealed class DomainAuditor(IHostReader? hosts = null, IHostFiles? files = null, TimeProvider? time = null) : IDomainAuditor
{
    private readonly IHostReader _hosts = hosts ?? new HostReader(files);
    private readonly RunningDomainReader _running = new(files);
    private readonly InterruptReader _interrupts = new(files ?? HostFiles.Live);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <inheritdoc />
    public async Task<AuditReport> AuditAsync(ILibvirtConnection connection, IDomain domain, AuditOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        options ??= new AuditOptions();
        var document = DomainDocument.Parse(await domain.GetXmlAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
        var actual = await ActualAsync(connection, domain, document, options, cancellationToken).ConfigureAwait(false);
        return await AuditAsync(connection, document, actual, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<AuditReport> AuditAsync(ILibvirtConnection connection, DomainDocument document, AuditOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(document);
        return AuditAsync(connection, document, null, options ?? new AuditOptions(), cancellationToken);
    }

    private async Task<AuditReport> AuditAsync(
        ILibvirtConnection connection, DomainDocument document, DomainActual? actual, AuditOptions options, CancellationToken cancellationToken) =>
        DomainAudit.Check(new AuditSubject
        {
            Domain = document,
            Host = await _hosts.ReadAsync(connection, cancellationToken).ConfigureAwait(false),
            Others = await OthersAsync(connection, document, cancellationToken).ConfigureAwait(false),
            Plan = options.Plan,
            Profile = options.Profile,
            Policy = options.Policy,
            Actual = actual,
        });

    private async Task<DomainActual?> ActualAsync(ILibvirtConnection connection, IDomain domain, DomainDocument document, AuditOptions options, CancellationToken cancellationToken)
    {
        if (!await domain.IsActiveAsync(cancellationToken).ConfigureAwait(false))
            return null;
        var plan = options.Plan ?? StoredPlan.Read(document).Plan;
        var actual = await _running.ReadAsync(connection, domain, document, plan, cancellationToken).ConfigureAwait(false);
        if (actual is null)
            return null;
        return actual with
        {
            Interrupts = options.InterruptWindow > TimeSpan.Zero
                ? await _interrupts.WatchAsync(options.InterruptWindow, _time, cancellationToken).ConfigureAwait(false)
                : _interrupts.Read(),
        };
    }

    private static async Task<IReadOnlyList<DomainDocument>> OthersAsync(ILibvirtConnection connection, DomainDocument document, CancellationToken cancellationToken)
    {
        var others = new List<DomainDocument>();
        foreach (var domain in await connection.ListAllDomainsAsync(ConnectListAllDomainsFlags.Active, cancellationToken).ConfigureAwait(false))
        {
            using (domain)
            {
                if (domain.Name == document.Name || (document.Uuid is { } uuid && domain.Uuid == uuid))
                    continue;
                try
                {
                    others.Add(DomainDocument.Parse(await domain.GetXmlAsync(cancellationToken: cancellationToken).ConfigureAwait(false)));
                }
                catch (LibvirtNotFoundException)
                {
                    // It ended meanwhile: it disturbs nobody.
                }
            }
        }

        return [.. others.OrderBy(o => o.Name, StringComparer.Ordinal)];
    }
}
