using Radzen;

namespace TelegramAdmin.Features.Settings;

/// <summary>Form dialogs are 400 or 560 px wide; Escape closes them, a click beside them does not lose what was typed.</summary>
internal static class FormDialogs
{
    public static DialogOptions Narrow => new() { Width = "400px", CloseDialogOnEsc = true, AutoFocusFirstElement = true };

    public static DialogOptions Wide => new() { Width = "560px", CloseDialogOnEsc = true, AutoFocusFirstElement = true };
}
