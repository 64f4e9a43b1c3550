namespace KvmNfv.Sdk.Hosts;

/// <summary>The folder of an embedded driver: who may have it, what stands in it before libvirt looks, what is left of it after.</summary>
internal sealed class EmbeddedRoot
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Paths of libvirt's default of daemons and of the machine (virtlogd, cgroups, security labels, mount namespaces, hugetlbfs) are all off:
    // the driver then needs and leaves nothing outside its folder. Huge pages come from memfd, which needs no mount.
    private const string Configuration = """
        stdio_handler = "file"
        security_driver = "none"
        cgroup_controllers = [ ]
        namespaces = [ ]
        hugetlbfs_mount = [ ]
        """;

    // As root guests run as root too: another account could not reach a private folder. Its files get no owner notes (xattrs).
    private const string RootConfiguration = """

        user = "root"
        group = "root"
        remember_owner = 0

        """;

    private static readonly Lock s_lock = new();
    private static string? s_ofProcess;
    private static string? s_temporary;
    private static bool s_inUse;

    private readonly EmbeddedCapabilities? _capabilities;

    private EmbeddedRoot(string path, EmbeddedCapabilities? capabilities)
    {
        Path = path;
        _capabilities = capabilities;
    }

    public string Path { get; }

    public bool IsTemporary => _capabilities is not null;

    public string Uri => "qemu:///embed?root=" + System.Uri.EscapeDataString(Path);

    /// <exception cref="EmbeddedHypervisorException">The process can't have this root.</exception>
    public static EmbeddedRoot Prepare(EmbeddedHypervisorOptions options)
    {
        lock (s_lock)
        {
            var path = options.Root is { } named ? Check(named) : Temporary();
            if (s_ofProcess is not null && s_ofProcess != path)
                throw new EmbeddedHypervisorException($"This process has used the embedded driver in '{s_ofProcess}', and libvirt holds one root a process, for its whole life: '{path}' needs a process of its own.");
            var temporary = options.Root is null;
            if (temporary && s_inUse)
                throw new EmbeddedHypervisorException($"The embedded driver runs in this process already, in '{path}': share it, or dispose it first.");
            var root = new EmbeddedRoot(path, temporary ? new EmbeddedCapabilities(options.CacheFolder) : null);
            root.Write();
            s_ofProcess = path;
            s_inUse = true;
            return root;
        }
    }

    /// <summary>Gives the root up; a temporary one goes.</summary>
    /// <param name="opened">Whether libvirt took it: the process is bound to it then.</param>
    public void Release(bool opened)
    {
        lock (s_lock)
        {
            s_inUse = false;
            if (!opened)
                s_ofProcess = null;
            if (!IsTemporary)
                return;
            if (opened)
                _capabilities!.Save(Path);
            Directory.Delete(Path, recursive: true);
        }
    }

    // The parent is made once, under a name that nobody can have guessed, and stays until the process ends: the same root can then be made
    // again inside it without anybody coming first.
    private static string Temporary()
    {
        if (s_temporary is null)
        {
            s_temporary = Directory.CreateTempSubdirectory("kvmnfv-").FullName;
            AppDomain.CurrentDomain.ProcessExit += static (_, _) => DeleteIfEmpty(s_temporary);
        }

        return Check(System.IO.Path.Combine(s_temporary, "qemu"));
    }

    private static void DeleteIfEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // A guest was left running in it; its folder must stay.
        }
    }

    private static string Check(string root)
    {
        if (!System.IO.Path.IsPathFullyQualified(root))
            throw new EmbeddedHypervisorException($"The root '{root}' must be an absolute path.");
        // libvirt compares roots as texts: a slash at the end would be another root.
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root));
        return System.Text.Encoding.UTF8.GetByteCount(path) <= EmbeddedHypervisorOptions.MaxRootLength ? path : throw new EmbeddedHypervisorException(
            $"The root '{path}' is longer than {EmbeddedHypervisorOptions.MaxRootLength} bytes, and QEMU's sockets in it would exceed what Linux allows for a path: name a shorter one.");
    }

    private void Write()
    {
        Directory.CreateDirectory(Path, Private);
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, "etc"), Private).FullName;
        File.WriteAllText(System.IO.Path.Combine(folder, "qemu.conf"), Configuration + (Environment.IsPrivilegedProcess ? RootConfiguration : "\n"));
        _capabilities?.Restore(Path);
    }
}
