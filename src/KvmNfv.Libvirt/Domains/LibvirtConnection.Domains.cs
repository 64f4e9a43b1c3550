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
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: libvirt allocates the records; they are copied and freed.
    public IReadOnlyList<DomainStats> GetAllDomainStats(DomainStatsTypes stats = default, ConnectGetAllDomainStatsFlags flags = default)
    {
        virDomainStatsRecord** records = null;
        using var self = Lease();
        var count = Native.virConnectGetAllDomainStats(self.Pointer, (uint)stats, &records, (uint)flags);
        return TakeStats(records, count, nameof(Native.virConnectGetAllDomainStats));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DomainStats>> GetAllDomainStatsAsync(DomainStatsTypes stats = default, ConnectGetAllDomainStatsFlags flags = default,
        CancellationToken cancellationToken = default) => Gate.Run(CallLane.Ordinary, () => GetAllDomainStats(stats, flags), cancellationToken);

    /// <summary>Reads statistics of the given domains in one call.</summary>
    /// <param name="domains">Domains of this connection; at least one.</param>
    /// <param name="stats">Which groups; none for all that the hypervisor has.</param>
    /// <param name="flags">How.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: every domain is leased during the call and the array ends with null, as libvirt wants it.
    public IReadOnlyList<DomainStats> GetDomainStats(IReadOnlyList<Domain> domains, DomainStatsTypes stats = default, ConnectGetAllDomainStatsFlags flags = default)
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
                return TakeStats(records, count, nameof(Native.virDomainListGetStats));
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
    private static DomainStats[] TakeStats(virDomainStatsRecord** records, int count, string operation)
    {
        if (count < 0)
            throw LibvirtException.FromLastError(operation);
        try
        {
            var result = new DomainStats[count];
            var uuid = stackalloc byte[16];
            for (var i = 0; i < count; i++)
            {
                if (Native.virDomainGetUUID(records[i]->dom, uuid) < 0)
                    throw LibvirtException.FromLastError(nameof(Native.virDomainGetUUID));
                result[i] = new(NativeStrings.Borrow(Native.virDomainGetName(records[i]->dom)), new Guid(new ReadOnlySpan<byte>(uuid, 16), bigEndian: true),
                    TypedParameterList.Copy(records[i]->@params, records[i]->nparams));
            }
            return result;
        }
        finally
        {
            Native.virDomainStatsRecordListFree(records);
        }
    }
}
