namespace KvmNfv.Libvirt;

/// <summary>A question that a server asks while a connection opens.</summary>
/// <param name="Type">What is asked for, such as a user name or a passphrase.</param>
/// <param name="Prompt">The question in words.</param>
/// <param name="Challenge">More about it; often the host's name.</param>
/// <param name="DefaultResult">The answer that libvirt takes for granted, if it has one.</param>
public sealed record CredentialRequest(ConnectCredentialType Type, string Prompt, string? Challenge, string? DefaultResult);
