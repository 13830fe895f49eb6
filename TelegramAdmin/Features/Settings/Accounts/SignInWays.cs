using TelegramAdmin.Components.Controls;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>How somebody gets in.</summary>
internal static class SignInWays
{
    public const string Phone = "phone";
    public const string Qr = "qr";
    public const string Folder = "folder";

    public static IReadOnlyList<Choice> Again { get; } = [new(Phone, "Phone number"), new(Qr, "QR code")];

    public static IReadOnlyList<Choice> All { get; } = [.. Again, new(Folder, "Ready session")];
}
