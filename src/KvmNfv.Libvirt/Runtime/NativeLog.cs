using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt;

/// <summary>Keeps libvirt's own log off standard error, where in-process drivers (<c>qemu:///embed</c>) write it.</summary>
internal static partial class NativeLog
{
    /// <summary>Sends the log nowhere unless the user asked for one in the environment, as libvirt documents (logging.html).</summary>
    // libvirt reads its own environment with getenv(3), which Environment.SetEnvironmentVariable does not change.
    public static void Silence()
    {
        if (Environment.GetEnvironmentVariable("LIBVIRT_LOG_OUTPUTS") is null && Environment.GetEnvironmentVariable("LIBVIRT_DEBUG") is null)
            _ = SetEnvironment("LIBVIRT_LOG_OUTPUTS", "4:file:/dev/null", 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
