using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Bindings;

/// <summary>The API descriptions that the bindings are held against.</summary>
internal static class ApiFolders
{
    public static readonly string[] All = ["installed", "v9.0.0", "v11.3.0", "v12.8.0"];

    /// <summary>The folder of a version; skips the test where it is not there.</summary>
    public static string Of(string version)
    {
        if (version != "installed")
            return Repository.Shared("libvirt", version);
        try
        {
            return Generator.InstalledApi.Find();
        }
        catch (Exception e) when (e is FileNotFoundException or System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("No libvirt API description is installed (package libvirt-dev).");
            throw;
        }
    }
}
