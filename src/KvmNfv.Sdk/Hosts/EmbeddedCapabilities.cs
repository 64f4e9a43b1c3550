namespace KvmNfv.Sdk.Hosts;

/// <summary>
/// Keeps what libvirt found out about QEMU (ROOT/cache/qemu/capabilities/*.xml) for the next temporary root. libvirt itself checks that a
/// kept file fits: its own version, QEMU's binary, the kernel and KVM are named in it.
/// </summary>
/// <param name="folder">Where; null means the user's cache folder, empty means nowhere.</param>
internal sealed class EmbeddedCapabilities(string? folder)
{
    private readonly string? _folder = folder switch
    {
        null => Default(),
        "" => null,
        _ => folder,
    };

    public void Restore(string root)
    {
        if (_folder is not null && Directory.Exists(_folder))
            Copy(_folder, Inside(root));
    }

    public void Save(string root)
    {
        if (_folder is null || !Directory.Exists(Inside(root)))
            return;
        try
        {
            Copy(Inside(root), _folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Keeping them only saves time: a full or read-only home must not fail the caller.
        }
    }

    private static string Inside(string root) => Path.Combine(root, "cache", "qemu", "capabilities");

    private static string? Default()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache) && Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home)
            cache = Path.Combine(home, ".cache");
        return string.IsNullOrEmpty(cache) ? null : Path.Combine(cache, "kvmnfv", "qemu");
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.EnumerateFiles(from, "*.xml"))
        {
            // Whole or not at all, since another process may read at the same time.
            var target = Path.Combine(to, Path.GetFileName(file));
            var draft = $"{target}.{Environment.ProcessId}";
            File.Copy(file, draft, overwrite: true);
            File.Move(draft, target, overwrite: true);
        }
    }
}
