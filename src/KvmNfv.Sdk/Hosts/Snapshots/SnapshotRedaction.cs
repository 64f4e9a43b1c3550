using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KvmNfv.Sdk.Hosts;

/// <summary>What of a host is nobody else's business, and what stands in a snapshot instead. One redaction a snapshot: names stay consistent in it.</summary>
internal sealed partial class SnapshotRedaction
{
    private const string Redacted = "redacted";

    // The part of a PCI configuration space before extended capabilities, one of which is a serial number (PCI Express 6.0, 7.9.3).
    private const int PlainConfiguration = 256;

    private readonly Dictionary<string, string> _interfaces = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A file's content as the snapshot holds it; null leaves the file out.</summary>
    public byte[]? Content(string path, byte[] content)
    {
        if (LeftOut().IsMatch(path))
            return null;
        if (path.EndsWith("/config", StringComparison.Ordinal) && path.StartsWith("/sys/", StringComparison.Ordinal))
            return content[..Math.Min(content.Length, PlainConfiguration)];
        // Packed and binary files have bytes that are no text; replacing in them would break them.
        if (content.AsSpan().Contains((byte)0) && !path.EndsWith("/cmdline", StringComparison.Ordinal))
            return content;
        var text = Encoding.UTF8.GetString(content);
        if (path == "/proc/cmdline")
            text = CommandLine(text);
        else if (MountTable().IsMatch(path))
            text = Mounts(text);
        else if (path == "/proc/cpuinfo")
            text = SerialLine().Replace(text, "");
        return Encoding.UTF8.GetBytes(Text(text));
    }

    /// <summary>A text without addresses and UUIDs, also where they stand in names.</summary>
    public string Text(string text)
    {
        text = Uuid().Replace(text, "00000000-0000-0000-0000-000000000000");
        text = Mac().Replace(text, "00:00:00:00:00:00");
        return InterfaceByMac().Replace(text, match =>
        {
            if (!_interfaces.TryGetValue(match.Value, out var name))
                _interfaces[match.Value] = name = string.Create(CultureInfo.InvariantCulture, $"enx{_interfaces.Count + 1:x12}");
            return name;
        });
    }

    // Parameters stay, since checks look for misspelt ones; values go that name devices, addresses or accounts.
    // What follows "--" is for the init process.
    private static string CommandLine(string text) => string.Join(' ', (text.IndexOf(" -- ", StringComparison.Ordinal) is >= 0 and var end ? text[..end] + "\n" : text).Split(' ').Select(word =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && PrivateParameter().IsMatch(word[..at]) ? $"{word[..at]}={Redacted}" + (word.EndsWith('\n') ? "\n" : "") : word));

    // Only file systems of the kernel itself say what checks look for; others tell of servers, accounts and disks.
    private static string Mounts(string text) => string.Join('\n', text.Split('\n').Select(line => line.Split(' ') is [_, var at, var type, var options, ..] && !KernelFileSystem().IsMatch(type)
        ? $"{Redacted} {at} {type} {options.Split(',')[0]} 0 0" : line));

    // Files that identify a machine or a person as a whole.
    [GeneratedRegex(@"^/proc/(\d+|self|thread-self)/(task/\d+/)?(cmdline|environ|maps|smaps|mem|auxv|fd|fdinfo|cwd|exe|root)(/|$)|^/proc/sys/kernel/(hostname|domainname|random)|^/proc/sysinfo|^/sys/firmware/dmi/tables/|^/sys/(class|devices/virtual)/dmi/id/\w*(serial|uuid|asset)|^/sys/.*/(vpd|serial|serial_number|unique_id|wwid|address|permaddr|phys_switch_id|board_id)$|^/etc/(machine-id|hostname|shadow|passwd|ssh/)|/product_uuid$")]
    private static partial Regex LeftOut();

    [GeneratedRegex("^/proc/(self/|1/|thread-self/)?(mounts|mountinfo)$")]
    private static partial Regex MountTable();

    [GeneratedRegex("^(root|resume|rootflags|nfsroot|netroot|ip|nameserver|rd\\.(luks|lvm|md|dm|iscsi|znet|peerdns|route).*|cryptdevice|cryptkey|ds|url|inst\\..*|systemd\\.(machine_id|hostname|set_credential.*)|BOOTIF|dm-mod\\.create|.*(pass|pwd|secret|token|key|uuid|serial|user|host).*)$", RegexOptions.IgnoreCase)]
    private static partial Regex PrivateParameter();

    [GeneratedRegex("^(sysfs|proc|cgroup2?|hugetlbfs|resctrl|tracefs|debugfs|securityfs|bpf|devtmpfs|tmpfs|configfs|pstore|efivarfs)$")]
    private static partial Regex KernelFileSystem();

    // Some Arm boards print their serial number.
    [GeneratedRegex("^Serial\\s*:.*\\n?", RegexOptions.Multiline)]
    private static partial Regex SerialLine();

    [GeneratedRegex("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();

    [GeneratedRegex("\\b([0-9a-f]{2}:){5}[0-9a-f]{2}\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mac();

    [GeneratedRegex("\\benx[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex InterfaceByMac();
}
