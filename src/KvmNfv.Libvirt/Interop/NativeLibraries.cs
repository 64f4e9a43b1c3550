using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Loads libvirt's libraries at the first call that needs one and finds their functions by name.</summary>
internal static class NativeLibraries
{
    // The sonames are libvirt's stable ABI: .so.0 since 0.1.0 (src/meson.build of libvirt, "libvirt_so_version").
    private static readonly string[] s_files = ["libvirt.so.0", "libvirt-qemu.so.0", "libvirt-lxc.so.0", "libvirt-admin.so.0"];
    private static readonly nint[] s_loaded = new nint[4];

    /// <summary>The address of a function, stored in <paramref name="slot"/> for the next call.</summary>
    /// <exception cref="LibvirtLibraryMissingException">The library is not installed.</exception>
    /// <exception cref="LibvirtUnsupportedException">The installed library is too old.</exception>
    public static nint Bind(ref nint slot, NativeLibraryId library, string function, string since)
    {
        if (!NativeLibrary.TryGetExport(Load(library), function, out var address))
            throw LibvirtUnsupportedException.MissingFunction(function, LibvirtVersion.Parse(since), LibvirtLibrary.Version);
        Volatile.Write(ref slot, address);
        return address;
    }

    /// <summary>Whether any of the libraries exports <paramref name="function"/>.</summary>
    public static bool Exports(string function)
    {
        foreach (var library in Enum.GetValues<NativeLibraryId>())
        {
            if (TryLoad(library, out var handle) && NativeLibrary.TryGetExport(handle, function, out _))
                return true;
        }
        return false;
    }

    /// <summary>Whether the library can be loaded.</summary>
    public static bool IsPresent(NativeLibraryId library) => TryLoad(library, out _);

    private static nint Load(NativeLibraryId library) => TryLoad(library, out var handle)
        ? handle : throw new LibvirtLibraryMissingException(s_files[(int)library]);

    private static bool TryLoad(NativeLibraryId library, out nint handle)
    {
        handle = Volatile.Read(ref s_loaded[(int)library]);
        if (handle != 0)
            return true;
        if (!NativeLibrary.TryLoad(s_files[(int)library], out handle))
            return false;
        Volatile.Write(ref s_loaded[(int)library], handle);
        return true;
    }
}
