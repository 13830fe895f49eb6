using System.CommandLine;

namespace TelegramAdmin.Hosting;

/// <summary>The verbs of backups.</summary>
internal static class BackupCommands
{
    public static Command All() => new("backup", "Backups of everything: database, keys, media, sessions.") { Create(), List(), Check(), Restore() };

    private static Command Create()
    {
        var file = new Argument<string?>("file") { Arity = ArgumentArity.ZeroOrOne, Description = "Where to; left out, the folder of backups." };
        var passphrase = Passphrase();
        var create = CommandLine.Verb("create", "Makes a backup, beside a running app too, and prints where it lies.", (verbs, parsed) =>
            verbs.WithBackupsAsync(backups => backups.CreateAsync(parsed.GetValue(file), passphrase.Read(parsed)), needsProduct: true));
        create.Add(file);
        create.Add(passphrase.Option);
        return create;
    }

    private static Command List() => CommandLine.Verb("list", "Lists the backups: when, file, state, size, rows, encrypted or open, origin.", (verbs, _) =>
        verbs.WithBackupsAsync(backups => backups.ListAsync(), needsProduct: true));

    private static Command Check()
    {
        var file = File();
        var passphrase = Passphrase();
        var verify = CommandLine.Verb("verify", "Restores a backup into a scratch database, compares it with what was packed, and takes the scratch away.", (verbs, parsed) =>
            verbs.WithBackupsAsync(backups => backups.VerifyAsync(parsed.GetValue(file)!, passphrase.Read(parsed)), needsProduct: false));
        verify.Add(file);
        verify.Add(passphrase.Option);
        return verify;
    }

    private static Command Restore()
    {
        var file = File();
        var passphrase = Passphrase();
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of the product that is here; that is kept aside." };
        var restore = CommandLine.Verb("restore", "Puts a backup into the data folder and the database. The app must be stopped.", (verbs, parsed) =>
            verbs.WithBackupsAsync(backups => backups.RestoreAsync(parsed.GetValue(file)!, passphrase.Read(parsed), parsed.GetValue(replace)), needsProduct: false));
        restore.Add(file);
        restore.Add(passphrase.Option);
        restore.Add(replace);
        return restore;
    }

    private static Argument<string> File() => new("file") { Description = "The backup." };

    private static SecretOption Passphrase() => new("--passphrase", "What it is encrypted with.", "TELEGRAMADMIN_BACKUP_PASSPHRASE");
}
