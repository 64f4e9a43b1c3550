using System.Runtime.InteropServices;

namespace KvmNfv.Sdk.Channels;

/// <summary>Where the worker's program is.</summary>
internal sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments)
{
    private const string Name = "kvmnfv-worker";

    /// <exception cref="WorkerException">It is nowhere, or can't be run.</exception>
    public static WorkerProgram Find(string? path)
    {
        if (path is not null)
            return Of(Path.GetFullPath(path));
        var places = Places().Distinct().Select(p => Path.Combine(p, Name)).ToList();
        return places.Find(System.IO.File.Exists) is { } found ? Of(found) : throw new WorkerException(
            $"The worker's program isn't where this package puts it: {string.Join(", ", places)}. The package KvmNfv.Sdk brings it for linux-x64; elsewhere, publish src/KvmNfv.Worker and set ProgramPath.");
    }

    // Beside the program; or where the host says that the packages' native files are, which is their own folders until a program is published.
    private static IEnumerable<string> Places()
    {
        yield return AppContext.BaseDirectory;
        yield return Path.Combine(AppContext.BaseDirectory, "runtimes", $"linux-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "native");
        foreach (var folder in (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }

    private static WorkerProgram Of(string path)
    {
        if (!System.IO.File.Exists(path))
            throw new WorkerException($"There is no worker's program at {path}.");
        if (path.EndsWith(".dll", StringComparison.Ordinal))
            return new("dotnet", [path]);
        const UnixFileMode anyone = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if ((System.IO.File.GetUnixFileMode(path) & anyone) == 0)
            throw new WorkerException($"The worker's program {path} isn't executable: chmod +x it.");
        return new(path, []);
    }
}
