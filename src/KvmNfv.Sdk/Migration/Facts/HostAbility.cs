namespace KvmNfv.Sdk.Migration;

/// <summary>Whether a host can do something, and how that is known.</summary>
/// <param name="Present">True or false where it is known; null where it could not be read, mostly from a remote host.</param>
/// <param name="Evidence">Where the answer comes from, such as <c>/sys/module/kvm_intel/parameters/pml is Y</c>.</param>
public readonly record struct HostAbility(bool? Present, string Evidence)
{
    /// <summary>Not known, with the reason.</summary>
    public static HostAbility Unknown(string why) => new(null, why);

    /// <summary>The evidence; never null.</summary>
    public string Evidence { get; init; } = Evidence ?? "";
}
