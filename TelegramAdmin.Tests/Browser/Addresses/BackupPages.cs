namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class BackupPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses => ["/system/backups"];
}
