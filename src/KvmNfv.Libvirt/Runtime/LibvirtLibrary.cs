using System.Runtime.InteropServices;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The libvirt client library on this machine: whether it is there, its version, what it can do.</summary>
/// <remarks>Thread-safe. Nothing is loaded before the first use.</remarks>
public static unsafe class LibvirtLibrary
{
    private static readonly Lazy<bool> s_initialized = new(InitializeLibrary);
    private static readonly Lazy<bool> s_adminInitialized = new(InitializeAdmin);
    private static readonly Lazy<LibvirtVersion> s_version = new(ReadVersion);

    /// <summary>Whether libvirt.so.0 can be loaded.</summary>
    public static bool IsInstalled => NativeLibraries.IsPresent(NativeLibraryId.Libvirt);

    /// <summary>The version of the client library (virGetVersion). A server has its own: <see cref="LibvirtConnection.LibvirtVersion"/>.</summary>
    /// <exception cref="LibvirtLibraryMissingException">libvirt is not installed.</exception>
    public static LibvirtVersion Version => s_version.Value;

    /// <summary>Whether the installed library has a function, named as in C: <c>virDomainAnnounceInterface</c>.</summary>
    /// <returns>False also where libvirt is not installed. A server may still refuse a call that the client has.</returns>
    public static bool Supports(string function)
    {
        ArgumentException.ThrowIfNullOrEmpty(function);
        return NativeLibraries.Exports(function);
    }

    /// <summary>Whether the installed library is at least as new as <paramref name="version"/>.</summary>
    /// <exception cref="LibvirtLibraryMissingException">libvirt is not installed.</exception>
    public static bool Supports(LibvirtVersion version) => Version >= version;

    /// <summary>The version of the administration library (virAdmGetVersion).</summary>
    /// <exception cref="LibvirtLibraryMissingException">libvirt-admin is not installed.</exception>
    // SAFETY: the out parameter is on this stack.
    public static LibvirtVersion AdminVersion
    {
        get
        {
            EnsureAdminInitialized();
            ulong number = 0;
            return Native.virAdmGetVersion(&number) >= 0 ? LibvirtVersion.FromNumber(number) : throw LibvirtException.FromLastError(nameof(Native.virAdmGetVersion));
        }
    }

    /// <summary>Loads and initialises libvirt now and starts its event loop; otherwise the first connection does it.</summary>
    /// <exception cref="LibvirtLibraryMissingException">libvirt is not installed.</exception>
    public static void Initialize() => EnsureInitialized();

    internal static void EnsureInitialized() => _ = s_initialized.Value;

    internal static void EnsureAdminInitialized()
    {
        EnsureInitialized();
        _ = s_adminInitialized.Value;
    }

    // SAFETY: virInitialize takes nothing; the error function is static code that lives as long as the process.
    private static bool InitializeLibrary()
    {
        NativeLog.Silence();
        if (Native.virInitialize() < 0)
            throw LibvirtException.FromLastError(nameof(Native.virInitialize));
        // libvirt prints every error on standard error unless a function takes them; they all become exceptions here.
        Native.virSetErrorFunc(null, (nint)(delegate* unmanaged<void*, virError*, void>)&Swallow);
        // The loop must be there before the first connection opens (libvirt-event.h), or events and keepalive never work.
        LibvirtEventLoop.EnsureStarted();
        return true;
    }

    private static bool InitializeAdmin() =>
        Native.virAdmInitialize() < 0 ? throw LibvirtException.FromLastError(nameof(Native.virAdmInitialize)) : true;

    // SAFETY: the out parameter is on this stack.
    private static LibvirtVersion ReadVersion()
    {
        nuint number = 0;
        if (Native.virGetVersion(&number, null, null) < 0)
            throw LibvirtException.FromLastError(nameof(Native.virGetVersion));
        return LibvirtVersion.FromNumber(number);
    }

    [UnmanagedCallersOnly]
    private static void Swallow(void* data, virError* error)
    {
    }
}
