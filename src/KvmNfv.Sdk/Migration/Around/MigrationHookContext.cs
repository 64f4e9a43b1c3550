using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>What a hook may know of the migration. Don't dispose the connections.</summary>
/// <param name="Id">The migration.</param>
/// <param name="Domain">The domain's UUID.</param>
/// <param name="DomainName">Its name at the source.</param>
/// <param name="DestinationName">Its name at the destination.</param>
/// <param name="Source">The host it leaves.</param>
/// <param name="Destination">The host it goes to.</param>
/// <param name="DomainXml">Its live document, as it was before the migration.</param>
public sealed record MigrationHookContext(
    Guid Id, Guid Domain, string DomainName, string DestinationName, ILibvirtConnection Source, ILibvirtConnection Destination, string DomainXml);
