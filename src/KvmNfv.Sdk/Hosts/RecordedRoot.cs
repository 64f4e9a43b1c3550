namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Finds the host in a folder of a recording. People pack one at different depths, and libvirt's own recordings are the content of
/// /sys/devices and, beside it, of /sys/fs/resctrl.
/// </summary>
/// <param name="Folder">What is opened as the root.</param>
/// <param name="SysDevices">Where the host's /sys/devices is in it, when the root has no sys folder; else null.</param>
internal readonly record struct RecordedRoot(string Folder, string? SysDevices)
{
    // Deep enough for an archive's folder, the host's folder, and one more around its root.
    private const int MaxDepth = 4;

    private const int MaxFolders = 64;

    private const string Devices = "/sys/devices";
    private const string Resctrl = "/sys/fs/resctrl";

    /// <summary>The nearest host below a folder; the folder itself where none is found, so that errors name what the user named.</summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="subfolders">Names of the folders in a folder, links left out.</param>
    public static RecordedRoot Find(string folder, Func<string, IEnumerable<string>> subfolders)
    {
        List<string> level = [folder];
        for (var depth = 0; depth <= MaxDepth && level.Count > 0; depth++)
        {
            var inside = level.Select(f => (Folder: f, Names: subfolders(f).Order(StringComparer.Ordinal).Take(MaxFolders).ToList())).ToList();
            var hosts = inside.Select(f => Host(f.Folder, f.Names, subfolders)).OfType<RecordedRoot>().ToList();
            if (hosts.Count > 1)
                throw new InvalidDataException($"'{folder}' holds several hosts, such as '{hosts[0].Folder}' and '{hosts[1].Folder}'; name one of them.");
            if (hosts.Count == 1)
                return hosts[0];
            level = [.. inside.SelectMany(f => f.Names.Select(n => Under(f.Folder, n)))];
        }

        return new(folder, null);
    }

    /// <summary>A path of the host as a path in the folder; null when the recording can't have it.</summary>
    public string? Map(string path)
    {
        if (SysDevices is null)
            return path;
        if (path.StartsWith(Devices, StringComparison.Ordinal))
            return SysDevices + path[Devices.Length..];
        return path.StartsWith(Resctrl, StringComparison.Ordinal) ? "/resctrl" + path[Resctrl.Length..] : null;
    }

    private static RecordedRoot? Host(string folder, List<string> names, Func<string, IEnumerable<string>> subfolders)
    {
        if (names.Contains("sys") || names.Contains("proc"))
            return new(folder, null);
        if (names.Contains("system") && subfolders(Under(folder, "system")).Contains("cpu"))
            return new(folder, "");
        return names.Contains("devices") && subfolders(Under(folder, "devices")).Contains("system") ? new(folder, "/devices") : null;
    }

    private static string Under(string folder, string name) => folder.EndsWith('/') ? folder + name : $"{folder}/{name}";
}
