namespace KvmNfv.Channels.Tests;

/// <summary>The QEMU of this machine.</summary>
internal static class Qemu
{
    public static string Find()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        {
            var path = Path.Combine(folder, "qemu-system-x86_64");
            if (File.Exists(path))
                return path;
        }
        Assert.Ignore("There is no qemu-system-x86_64: tests/lab/packages.sh qemu installs it.");
        throw new InvalidOperationException();
    }
}
