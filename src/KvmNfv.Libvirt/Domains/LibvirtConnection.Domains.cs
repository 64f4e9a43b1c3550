using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class LibvirtConnection
{
    /// <summary>Lists the ids of the running domains.</summary>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the array has room for the count that is passed with it.
    public IReadOnlyList<int> ListDomainIds()
    {
        using var self = Lease();
        var capacity = Native.virConnectNumOfDomains(self.Pointer);
        if (capacity < 0)
            throw LibvirtException.FromLastError(nameof(Native.virConnectNumOfDomains));
        var ids = new int[Math.Max(capacity, 1)];
        fixed (int* native = ids)
        {
            var count = Native.virConnectListDomains(self.Pointer, native, capacity);
            return count >= 0 ? ids[..count] : throw LibvirtException.FromLastError(nameof(Native.virConnectListDomains));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> ListDomainIdsAsync(CancellationToken cancellationToken = default) => Gate.Run(CallLane.Ordinary, ListDomainIds, cancellationToken);

    /// <summary>Starts a transient domain from a document and passes it open files, for containers.</summary>
    /// <param name="xml">The document, in libvirt's format.</param>
    /// <param name="files">The files; they stay open here.</param>
    /// <param name="flags">Modifiers of the call.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the descriptors are held open, the document and the array live during the call.
    public Domain CreateDomainWithFiles(string xml, IReadOnlyList<SafeFileHandle> files, DomainCreateFlags flags = default)
    {
        ArgumentNullException.ThrowIfNull(xml);
        using var nativeXml = new Utf8Argument(xml, stackalloc byte[Utf8Argument.StackSize]);
        using var native = new FileArgument(files);
        using var self = Lease();
        var result = Native.virDomainCreateXMLWithFiles(self.Pointer, nativeXml.Pointer, (uint)native.Count, native.Pointer, (uint)flags);
        return result != 0 ? new(this, new DomainHandle(result)) : throw LibvirtException.FromLastError(nameof(Native.virDomainCreateXMLWithFiles));
    }

    /// <summary>Reads statistics of all domains, or of those that the flags choose, in one call.</summary>
    /// <param name="stats">Which groups; none for all that the hypervisor has.</param>
    /// <param name="flags">Which domains, and how.</param>
    /// <param name="withUuids">Whether to read the domains' UUIDs too; libvirt takes about a third as long for those as for small statistics.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the records; they are copied and freed.
    public IReadOnlyList<DomainStats> GetAllDomainStats(DomainStatsTypes stats = default, ConnectGetAllDomainStatsFlags flags = default, bool withUuids = false)
    {
        virDomainStatsRecord** records = null;
        using var self = Lease();
        var count = Native.virConnectGetAllDomainStats(self.Pointer, (uint)stats, &records, (uint)flags);
        return TakeStats(records, count, withUuids, nameof(Native.virConnectGetAllDomainStats));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DomainStats>> GetAllDomainStatsAsync(DomainStatsTypes stats = default, ConnectGetAllDomainStatsFlags flags = default,
        bool withUuids = false, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetAllDomainStats(stats, flags, withUuids), cancellationToken);

    /// <summary>Reads statistics of the given domains in one call.</summary>
    /// <param name="domains">Domains of this connection; at least one.</param>
    /// <param name="stats">Which groups; none for all that the hypervisor has.</param>
    /// <param name="flags">How.</param>
    /// <param name="withUuids">Whether to read the domains' UUIDs too.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: every domain is leased during the call and the array ends with null, as libvirt wants it.
    public IReadOnlyList<DomainStats> GetDomainStats(IReadOnlyList<Domain> domains, DomainStatsTypes stats = default,
        ConnectGetAllDomainStatsFlags flags = default, bool withUuids = false)
    {
        ArgumentNullException.ThrowIfNull(domains);
        if (domains.Count == 0)
            throw new ArgumentException("Name at least one domain; GetAllDomainStats reads those of all.", nameof(domains));
        var pointers = new nint[domains.Count + 1];
        var held = new List<Domain>(domains.Count);
        try
        {
            foreach (var domain in domains)
            {
                var duplicate = domain.Duplicate();
                held.Add(duplicate);
                using var lease = duplicate.Lease();
                pointers[held.Count - 1] = lease.Pointer;
            }
            Context.ThrowIfClosed();
            virDomainStatsRecord** records = null;
            fixed (nint* native = pointers)
            {
                var count = Native.virDomainListGetStats(native, (uint)stats, &records, (uint)flags);
                return TakeStats(records, count, withUuids, nameof(Native.virDomainListGetStats));
            }
        }
        finally
        {
            foreach (var domain in held)
                domain.Dispose();
        }
    }

    internal static LibvirtConnection Of(ILibvirtConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection as LibvirtConnection
            ?? throw new ArgumentException($"A native call needs a {nameof(LibvirtConnection)}, not a {connection.GetType().Name}.", nameof(connection));
    }

    // SAFETY: libvirt gave `count` records to us; the list is freed whatever happens.
    private static DomainStats[] TakeStats(virDomainStatsRecord** records, int count, bool withUuids, string operation)
    {
        if (count < 0)
            throw LibvirtException.FromLastError(operation);
        try
        {
            var result = new DomainStats[count];
            for (var i = 0; i < count; i++)
            {
                var record = records[i];
                result[i] = new(NativeStrings.Borrow(Native.virDomainGetName(record->dom)), withUuids ? UuidOf(record->dom) : null,
                    TypedParameterList.Copy(record->@params, record->nparams));
            }
            return result;
        }
        finally
        {
            Native.virDomainStatsRecordListFree(records);
        }
    }

    // SAFETY: the caller keeps `domain` alive; a UUID has 16 bytes (VIR_UUID_BUFLEN).
    private static Guid UuidOf(nint domain)
    {
        var uuid = stackalloc byte[16];
        return Native.virDomainGetUUID(domain, uuid) >= 0 ? new Guid(new ReadOnlySpan<byte>(uuid, 16), bigEndian: true)
            : throw LibvirtException.FromLastError(nameof(Native.virDomainGetUUID));
    }
}
