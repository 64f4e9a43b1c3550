using System.Diagnostics;

namespace KvmNfv.Libvirt.Generator;

/// <summary>Finds the API description that libvirt's development package installs.</summary>
internal static class InstalledApi
{
    public static string Find()
    {
        using var process = Process.Start(new ProcessStartInfo("pkg-config", "--variable=libvirt_api libvirt") { RedirectStandardOutput = true })!;
        var file = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 && File.Exists(file) ? Path.GetDirectoryName(file)!
            : throw new FileNotFoundException("No installed libvirt API description: install libvirt-dev and pkg-config, or name a folder with --api.");
    }
}
