using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Reads the request and byte counters of a disk.</summary>
    /// <param name="disk">The disk: its target, such as vda, or its source path; empty for all together.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the struct is on this stack and its size is passed with it.
    public DomainBlockStats GetBlockStats(string disk)
    {
        ArgumentNullException.ThrowIfNull(disk);
        using var nativeDisk = new Utf8Argument(disk, stackalloc byte[Utf8Argument.StackSize]);
        virDomainBlockStatsStruct stats;
        using var self = Lease();
        if (Native.virDomainBlockStats(self.Pointer, nativeDisk.Pointer, &stats, (nuint)sizeof(virDomainBlockStatsStruct)) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainBlockStats));
        return new(stats.rd_req, stats.rd_bytes, stats.wr_req, stats.wr_bytes, stats.errs);
    }

    /// <inheritdoc/>
    public Task<DomainBlockStats> GetBlockStatsAsync(string disk, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, () => GetBlockStats(disk), cancellationToken);

    /// <summary>Reads raw content of a disk.</summary>
    /// <param name="disk">The disk: its target, such as vda, or its source path.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="buffer">Takes the bytes, at most 4 MiB over a remote connection.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the buffer is pinned and its length is passed with it.
    public void BlockPeek(string disk, ulong offset, Span<byte> buffer)
    {
        ArgumentNullException.ThrowIfNull(disk);
        using var nativeDisk = new Utf8Argument(disk, stackalloc byte[Utf8Argument.StackSize]);
        using var self = Lease();
        fixed (byte* native = buffer)
        {
            if (Native.virDomainBlockPeek(self.Pointer, nativeDisk.Pointer, offset, (nuint)buffer.Length, native, 0) < 0)
                throw LibvirtException.FromLastError(nameof(Native.virDomainBlockPeek));
        }
    }

    /// <summary>Reads the progress of a disk's block job; null where none runs.</summary>
    /// <param name="disk">The disk: its target, such as vda, or its source path.</param>
    /// <param name="flags">The unit of the bandwidth.</param>
    /// <exception cref="LibvirtException">libvirt refused or failed.</exception>
    // SAFETY: the struct is on this stack.
    public DomainBlockJobInfo? GetBlockJobInfo(string disk, DomainBlockJobInfoFlags flags = default)
    {
        ArgumentNullException.ThrowIfNull(disk);
        using var nativeDisk = new Utf8Argument(disk, stackalloc byte[Utf8Argument.StackSize]);
        virDomainBlockJobInfo info;
        using var self = Lease();
        var result = Native.virDomainGetBlockJobInfo(self.Pointer, nativeDisk.Pointer, &info, (uint)flags);
        if (result < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetBlockJobInfo));
        return result == 0 ? null : new((DomainBlockJobType)info.type, info.bandwidth, info.cur, info.end);
    }

    /// <inheritdoc/>
    public Task<DomainBlockJobInfo?> GetBlockJobInfoAsync(string disk, DomainBlockJobInfoFlags flags = default, CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Control, () => GetBlockJobInfo(disk, flags), cancellationToken);

    /// <summary>Lists the disks that have failed; none when all is well.</summary>
    /// <exception cref="LibvirtException">The domain does not run, or libvirt failed.</exception>
    // SAFETY: the array has room for the count that is passed with it; libvirt's strings in it are copied and freed.
    public IReadOnlyList<DomainDiskError> GetDiskErrors()
    {
        using var self = Lease();
        var capacity = Native.virDomainGetDiskErrors(self.Pointer, null, 0, 0);
        if (capacity < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetDiskErrors));
        var errors = new virDomainDiskError[Math.Max(capacity, 1)];
        int count;
        fixed (virDomainDiskError* native = errors)
            count = capacity == 0 ? 0 : Native.virDomainGetDiskErrors(self.Pointer, native, (uint)capacity, 0);
        if (count < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetDiskErrors));
        var result = new DomainDiskError[count];
        for (var i = 0; i < count; i++)
            result[i] = new(NativeStrings.Take(errors[i].disk), (DomainDiskErrorCode)errors[i].error);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DomainDiskError>> GetDiskErrorsAsync(CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, GetDiskErrors, cancellationToken);

    /// <summary>Reads the guest's mounted file systems, through its agent.</summary>
    /// <exception cref="LibvirtException">The agent does not answer, or libvirt failed.</exception>
    // SAFETY: libvirt allocates the list and its items; they are copied and freed.
    public IReadOnlyList<DomainFileSystem> GetFileSystems()
    {
        virDomainFSInfo** list = null;
        using var self = Lease();
        var count = Native.virDomainGetFSInfo(self.Pointer, &list, 0);
        if (count < 0)
            throw LibvirtException.FromLastError(nameof(Native.virDomainGetFSInfo));
        var result = new DomainFileSystem[count];
        for (var i = 0; i < count; i++)
        {
            var disks = new string[list[i]->ndevAlias];
            for (var d = 0; d < disks.Length; d++)
                disks[d] = NativeStrings.Borrow(list[i]->devAlias[d]);
            result[i] = new(NativeStrings.Borrow(list[i]->mountpoint), NativeStrings.Borrow(list[i]->name), NativeStrings.Borrow(list[i]->fstype), disks);
            Native.virDomainFSInfoFree(list[i]);
        }
        NativeMemory.Free(list);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DomainFileSystem>> GetFileSystemsAsync(CancellationToken cancellationToken = default) =>
        Gate.Run(CallLane.Ordinary, GetFileSystems, cancellationToken);
}
