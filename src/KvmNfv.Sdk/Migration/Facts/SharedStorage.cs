using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Migration;

/// <summary>Tells from this machine's mounts which disks other hosts see too.</summary>
internal static class SharedStorage
{
    private const int MaxBytes = 4 << 20;
    private static readonly string[] s_network = ["nfs", "nfs4", "cifs", "smb3", "ceph", "fuse.glusterfs", "fuse.ceph", "ocfs2", "gfs2", "lustre", "beegfs"];

    // File systems that one host alone mounts. Others, and devices, stay unknown.
    private static readonly string[] s_local = ["ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "overlay", "tmpfs"];

    /// <summary>The disks with what can be told.</summary>
    /// <param name="disks">The disks.</param>
    /// <param name="files">The source's files; null when the source is not this machine.</param>
    /// <param name="sameMachine">Whether both hosts are this machine, so that each path means the same.</param>
    public static EquatableList<MigrationDisk> Judge(EquatableList<MigrationDisk> disks, IHostFiles? files, bool sameMachine)
    {
        var mounts = files is null || sameMachine ? [] : Mounts(files);
        return [.. disks.Select(d => d with { Shared = d.Shared ?? (d.Source is null ? null : sameMachine ? true : OfFile(d, mounts)) })];
    }

    private static bool? OfFile(MigrationDisk disk, List<(string Point, string Type)> mounts)
    {
        if (disk.Type != "file")
            return null;
        var type = mounts.Where(m => disk.Source!.StartsWith(m.Point, StringComparison.Ordinal)).OrderByDescending(m => m.Point.Length).Select(m => m.Type).FirstOrDefault();
        return type is null ? null : s_network.Contains(type) ? true : s_local.Contains(type) ? false : null;
    }

    // proc_pid_mounts(5): device, mount point, type ... separated by blanks; blanks in names are written as octal.
    private static List<(string Point, string Type)> Mounts(IHostFiles files) =>
    [
        .. (files.ReadText("/proc/self/mounts", MaxBytes) ?? "").Split('\n').Select(l => l.Split(' ')).Where(f => f.Length > 2)
            .Select(f => (f[1].EndsWith('/') ? f[1] : f[1] + "/", f[2])),
    ];
}
