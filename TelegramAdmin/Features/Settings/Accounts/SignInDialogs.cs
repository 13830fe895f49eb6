using Radzen;

namespace TelegramAdmin.Features.Settings.Accounts;

/// <summary>As <see cref="FormDialogs.Narrow"/>, a little wider for the QR code and what stands beside it.</summary>
internal static class SignInDialogs
{
    public static DialogOptions Options => new() { Width = "480px", CloseDialogOnEsc = true, AutoFocusFirstElement = true };
}
