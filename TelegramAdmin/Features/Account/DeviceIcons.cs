namespace TelegramAdmin.Features.Account;

/// <summary>The picture of a device by its words.</summary>
internal static class DeviceIcons
{
    public static string Of(string device) =>
        device.EndsWith("iPhone", StringComparison.Ordinal) || device.EndsWith("Android", StringComparison.Ordinal) ? "smartphone"
        : device.EndsWith("iPad", StringComparison.Ordinal) ? "tablet" : "computer";
}
