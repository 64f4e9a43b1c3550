using System.Buffers;

namespace KvmNfv.LibvirtXml;

/// <summary>
/// Which changes libvirt's QEMU driver can bring to a running guest: through its tuning calls, or by plugging a device in or out.
/// A change inside a device that is not listed needs the device to be plugged anew, which a guest notices: it counts as restart.
/// </summary>
internal static class LiveChanges
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("[0123456789]");

    // virDomainPin*, virDomainSetSchedulerParameters, -MemoryParameters, -BlkioParameters, -NumaParameters, -MetaData, -Lifecycle, -Vcpus.
    private static readonly string[] s_tunable =
    [
        "/domain/title", "/domain/description", "/domain/metadata", "/domain/currentMemory", "/domain/memtune", "/domain/blkiotune",
        "/domain/vcpu/@current", "/domain/vcpus/vcpu/@enabled", "/domain/cputune/vcpupin", "/domain/cputune/emulatorpin",
        "/domain/cputune/iothreadpin", "/domain/cputune/shares", "/domain/cputune/period", "/domain/cputune/quota",
        "/domain/cputune/global_", "/domain/cputune/emulator_", "/domain/cputune/iothread_", "/domain/on_", "/domain/perf",
        "/domain/iothreads", "/domain/iothreadids", "/domain/devices/disk/iotune", "/domain/devices/disk/throttlefilters",
        "/domain/devices/interface/bandwidth", "/domain/devices/interface/link", "/domain/devices/interface/filterref",
        "/domain/devices/memory/target/requested", "/domain/devices/memballoon/stats", "/domain/devices/graphics/@passwd",
        "/domain/throttlegroups",
    ];

    private static readonly string[] s_pluggable =
    [
        "disk", "interface", "hostdev", "memory", "controller", "channel", "serial", "rng", "shmem", "redirdev", "watchdog", "vsock", "lease",
        "input", "filesystem", "crypto",
    ];

    internal static ChangeEffect EffectOf(string path, ChangeKind kind)
    {
        var plain = Plain(path);
        if (s_tunable.Any(start => plain.StartsWith(start, StringComparison.Ordinal)))
            return ChangeEffect.Live;
        return kind is ChangeKind.Added or ChangeKind.Removed && s_pluggable.Any(name => plain == $"/domain/devices/{name}")
            ? ChangeEffect.Live
            : ChangeEffect.Restart;
    }

    // Positions make no difference: /domain/devices/disk[2] is a disk.
    private static string Plain(string path) => path.AsSpan().ContainsAny(s_digits)
        ? string.Concat(path.Split('[').Select(static (part, i) => i == 0 ? part : part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..]))
        : path;
}
