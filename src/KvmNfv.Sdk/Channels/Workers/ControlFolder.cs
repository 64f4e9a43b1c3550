namespace KvmNfv.Sdk.Channels;

/// <summary>Where control sockets are: a folder that nobody else can write.</summary>
internal static class ControlFolder
{
    private const string Name = "kvmnfv";

    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // sun_path of unix(7) has 108 bytes with its end.
    private const int MaxPath = 107;

    /// <summary>The control socket of a worker, in a folder that is there.</summary>
    /// <exception cref="WorkerException">The folder can't be made, or others could put their own socket in it.</exception>
    public static string Socket(string? folder, string worker)
    {
        folder = Path.GetFullPath(folder ?? Default());
        try
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if ((File.GetUnixFileMode(folder) & Others) != 0)
                throw new WorkerException($"Others may write the control folder {folder}, and could put a socket of their own in it: chmod 0700 it, or set ControlFolder.");
        }
        catch (Exception problem) when (problem is IOException and not WorkerException or UnauthorizedAccessException)
        {
            throw new WorkerException($"The control folder {folder} can't be used: {problem.Message} Set ControlFolder to one that this user may write.", problem);
        }
        var path = Path.Combine(folder, $"worker-{worker}.sock");
        return System.Text.Encoding.UTF8.GetByteCount(path) <= MaxPath ? path
            : throw new WorkerException($"The path of the control socket, {path}, is longer than the {MaxPath} bytes that a Unix socket's may have: set ControlFolder to a shorter one.");
    }

    private static string Default()
    {
        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime && Directory.Exists(runtime))
            return Path.Combine(runtime, Name);
        return Environment.IsPrivilegedProcess ? Path.Combine("/run", Name)
            : throw new WorkerException("There is no folder for the control socket: XDG_RUNTIME_DIR isn't set, and only root has /run. Set ControlFolder.");
    }
}
