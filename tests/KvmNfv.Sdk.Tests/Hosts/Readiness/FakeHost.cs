using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <summary>
/// A host in memory: 8 CPUs, two nodes, two threads a core (0+4, 1+5 on node 0; 2+6, 3+7 on node 1). <see cref="Tuned"/> is ready for real-time guests
/// with CPUs 1,3,5,7 isolated; tests spoil one thing. Each area's part of the tuned host stands in FakeHost.AREA.cs.
/// </summary>
internal sealed partial class FakeHost : IHostFiles
{
    public const string Isolated = "1,3,5,7";
    public const string Housekeeping = "0,2,4,6";

    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _binaries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _forbidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Exception> _broken = new(StringComparer.Ordinal);

    /// <summary>How often a file was read.</summary>
    public Dictionary<string, int> Reads { get; } = new(StringComparer.Ordinal);

    /// <summary>A host with CPUs and nodes and nothing else.</summary>
    public static FakeHost Bare()
    {
        var host = new FakeHost();
        host.With("/sys/devices/system/cpu/online", "0-7").With("/sys/devices/system/cpu/present", "0-7");
        for (var cpu = 0; cpu < 8; cpu++)
        {
            var topology = $"/sys/devices/system/cpu/cpu{cpu}/topology";
            host.With($"{topology}/core_id", $"{cpu % 4}").With($"{topology}/physical_package_id", $"{cpu % 4 / 2}")
                .With($"{topology}/thread_siblings_list", $"{cpu % 4},{(cpu % 4) + 4}");
        }

        host.With("/sys/devices/system/node/online", "0-1");
        for (var node = 0; node < 2; node++)
        {
            host.With($"/sys/devices/system/node/node{node}/cpulist", node == 0 ? "0-1,4-5" : "2-3,6-7")
                .With($"/sys/devices/system/node/node{node}/distance", node == 0 ? "10 21" : "21 10")
                .With($"/sys/devices/system/node/node{node}/meminfo", $"Node {node} MemTotal: 33554432 kB\nNode {node} MemFree: 16777216 kB\n");
        }

        return host;
    }

    /// <summary>A bare-metal Intel host on which every check passes.</summary>
    public static FakeHost Tuned()
    {
        var host = Bare();
        AddKernel(host);
        AddMemory(host);
        AddPlatform(host);
        AddKvm(host);
        AddDevices(host);
        AddCache(host);
        AddLibvirt(host);
        return host;
    }

    public FakeHost With(string path, string text)
    {
        _files[path] = text.EndsWith('\n') ? text : text + "\n";
        return this;
    }

    public FakeHost With(string path, byte[] content)
    {
        _binaries[path] = content;
        _files[path] = "(binary)";
        return this;
    }

    /// <summary>Makes a symbolic link. It is not followed: what it leads to must be there under the link's own path as well.</summary>
    public FakeHost WithLink(string path, string target)
    {
        _links[path] = target;
        return this;
    }

    public FakeHost Without(string path)
    {
        foreach (var key in _files.Keys.Where(k => k == path || k.StartsWith(path + "/", StringComparison.Ordinal)).ToList())
            _files.Remove(key);
        foreach (var key in _links.Keys.Where(k => k == path || k.StartsWith(path + "/", StringComparison.Ordinal)).ToList())
            _links.Remove(key);
        return this;
    }

    /// <summary>Makes a file or a directory one that only root may read.</summary>
    public FakeHost Forbid(string path)
    {
        _forbidden.Add(path);
        return this;
    }

    /// <summary>Makes reading a file fail.</summary>
    public FakeHost Break(string path, Exception fault)
    {
        _broken[path] = fault;
        return this;
    }

    /// <summary>Adds kernel parameters behind those that are there.</summary>
    public FakeHost Boot(string parameters) => With("/proc/cmdline", _files["/proc/cmdline"].TrimEnd('\n') + " " + parameters);

    /// <summary>Takes kernel parameters away by name.</summary>
    public FakeHost BootWithout(params string[] names) => With("/proc/cmdline", string.Join(' ', _files["/proc/cmdline"].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Trim()).Where(p => !names.Contains(p.Split('=')[0]))));

    /// <summary>What one check says of this host.</summary>
    public CheckResult Check(string id, ReadinessProfile profile = ReadinessProfile.Realtime, MachineRole? role = null, string? isolated = null)
    {
        var options = new ReadinessOptions { Profile = profile, Role = role, Isolated = isolated is null ? null : CpuSet.Parse(isolated) };
        var check = ReadinessChecks.All.Single(c => c.Definition.Id == id);
        return new ReadinessChecker([check]).Check(this, options).Checks.Single();
    }

    public string? ReadText(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        Guard(path);
        return _files.GetValueOrDefault(path);
    }

    public byte[]? ReadBytes(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        Guard(path);
        return _binaries.GetValueOrDefault(path);
    }

    public byte[]? ReadAt(string path, long offset, int count)
    {
        Guard(path);
        return _binaries.TryGetValue(path, out var bytes) && _files.ContainsKey(path) ? bytes[(int)offset..Math.Min(bytes.Length, (int)offset + count)] : null;
    }

    public string? ReadLink(string path)
    {
        Guard(path);
        return _links.GetValueOrDefault(path);
    }

    public EquatableList<string> List(string path)
    {
        Guard(path);
        var prefix = path == "/" ? path : path + "/";
        return [.. _files.Keys.Concat(_links.Keys).Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => k[prefix.Length..].Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];
    }

    private void Guard(string path)
    {
        Reads[path] = Reads.GetValueOrDefault(path) + 1;
        if (_forbidden.Any(f => path == f || path.StartsWith(f + "/", StringComparison.Ordinal)))
            throw new UnauthorizedAccessException($"Access to the path '{path}' is denied.");
        if (_broken.TryGetValue(path, out var fault))
            throw fault;
    }
}
