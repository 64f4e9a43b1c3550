using System.Diagnostics;

namespace KvmNfv.Tests;

/// <summary>Kernel and initramfs of the lab's guest with drivers of a virtio NIC and VFIO, and with samples/ivshmem-guest in it, compiled to machine code.</summary>
internal static class GuestImage
{
    private static readonly Lazy<(string Kernel, string Initrd)> s_files = new(Make);

    public static string Kernel => s_files.Value.Kernel;

    public static string Initrd => s_files.Value.Initrd;

    private static (string Kernel, string Initrd) Make()
    {
        foreach (var (tool, package) in new[] { ("gcc", "aot"), ("busybox", "guest"), ("cpio", "guest") })
        {
            if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(f => File.Exists(Path.Combine(f, tool))))
                Assert.Ignore($"{tool} is missing, with which the guest is made: tests/lab/packages.sh {package} installs it.");
        }
        var folder = Path.Combine(Repository.Root, "artifacts", "guests");
        Run("dotnet", "publish", Path.Combine(Repository.Root, "samples", "ivshmem-guest"), "-c", "Release", "-v", "quiet", "-nologo", "-p:UseSharedCompilation=false", "-o", folder);
        var lines = Run(Path.Combine(Repository.Root, "tests", "lab", "guest.sh"), "--net", "--vfio", "--program", Path.Combine(folder, "ivshmem-guest"))
            .Split('\n').Select(l => l.Split('=', 2)).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1]);
        return (lines["KERNEL"], lines["INITRD"]);
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{error.Result}");
    }
}
