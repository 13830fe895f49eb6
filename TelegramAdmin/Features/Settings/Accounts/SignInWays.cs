using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>How somebody gets in.</summary>
internal static class SignInWays
{
    public const string Phone = "phone";
    public const string Qr = "qr";
    public const string Folder = "folder";

    public static IReadOnlyList<Choice> Again(Localizer words) => [new(Phone, words["Phone number"]), new(Qr, words["QR code"])];

    public static IReadOnlyList<Choice> All(Localizer words, bool mayImport) => mayImport ? [.. Again(words), new(Folder, words["Ready session"])] : Again(words);
}
