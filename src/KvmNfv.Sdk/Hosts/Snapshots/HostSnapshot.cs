using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Records a host as a tar file that <see cref="HostArchive"/>, or <see cref="HostFiles"/> on the unpacked folder, reads as that host: exactly the
/// files that the topology reader and the readiness checks ask for, because they are what is run to find them. Identifying and secret content
/// (serial numbers, MAC addresses, UUIDs, root devices, passwords, command lines of processes) is left out or replaced.
/// </summary>
public static class HostSnapshot
{
    /// <summary>Records a host.</summary>
    /// <param name="files">The host's files, mostly <see cref="HostFiles.Live"/>. As root more can be read than otherwise; what can't be is left out.</param>
    /// <param name="destination">Where the archive goes; written from its position on, and not closed.</param>
    /// <returns>How many files were recorded.</returns>
    /// <exception cref="InvalidDataException">The files don't describe a host.</exception>
    /// <exception cref="IOException">The destination can't be written.</exception>
    public static int Write(IHostFiles files, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(destination);
        var recorder = new RecordingFiles(files);
        ReadAll(recorder);
        var tree = new SnapshotTree(files, new SnapshotRedaction());
        foreach (var (path, names) in recorder.Lists)
            tree.AddNames(path, names);
        foreach (var path in recorder.Links)
            tree.AddLink(path);
        foreach (var (path, content) in recorder.Contents)
            tree.AddFile(path, content);
        return tree.Write(destination);
    }

    // Every question that this SDK asks a host's files: from both sides, for all profiles.
    private static void ReadAll(IHostFiles files)
    {
        _ = new SysfsTopologyReader(files).Read();
        var checker = new ReadinessChecker();
        foreach (var profile in Enum.GetValues<ReadinessProfile>())
        {
            foreach (var role in Enum.GetValues<MachineRole>())
                _ = checker.Check(files, new ReadinessOptions { Profile = profile, Role = role });
        }
    }
}
