using KvmNfv.Sdk.Hosts.Tuning;

namespace KvmNfv.Cli;

/// <summary>Writes a plan's files under a folder, each at its place on the host, and the plan itself beside them.</summary>
internal static class PlanFolder
{
    private const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static void Write(TuningPlan plan, string folder)
    {
        foreach (var file in plan.Files)
        {
            // Join, not Combine: the places are absolute.
            var path = Path.Join(folder, file.Path);
            Put(path, file.Content);
            if (file.Executable)
                File.SetUnixFileMode(path, Program);
        }

        Put(Path.Join(folder, "README.md"), plan.ToMarkdown());
        Put(Path.Join(folder, "plan.json"), plan.ToJson() + "\n");
    }

    private static void Put(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, content);
    }
}
