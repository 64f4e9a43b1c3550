using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit;

/// <summary>Audits domains of a hypervisor. Implementations are safe to use from several threads; nothing is changed.</summary>
public interface IDomainAuditor
{
    /// <summary>Audits a domain, running or not.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="options">What it is compared with; null means the plan in its metadata.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<AuditReport> AuditAsync(ILibvirtConnection connection, IDomain domain, AuditOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Audits a document as if it were to be started on the hypervisor, among the domains that run there.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">What it is compared with; null means the plan in its metadata.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    Task<AuditReport> AuditAsync(ILibvirtConnection connection, DomainDocument document, AuditOptions? options = null, CancellationToken cancellationToken = default);
}
