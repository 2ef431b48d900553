using System.Security.Cryptography;
using Clinic.Security;
using CsCheck;

namespace Clinic.Tests.Domain;

[Category("Domain"), Parallelizable]
public sealed class FieldCipherTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly Guid KeyId = Guid.NewGuid();
    private static readonly SealAddress Here = new(Guid.NewGuid(), Guid.NewGuid(), "Answers", "Value", Guid.NewGuid());

    [Test]
    public void Whatever_was_sealed_opens_again() =>
        Gen.String.Where(IsWellFormed).Sample(text => FieldCipher.Open(FieldCipher.Seal(text, KeyId, Key, Here), Key, Here) == text, iter: 1000);

    [Test]
    public void The_same_words_never_look_the_same()
    {
        var (first, second) = (FieldCipher.Seal("I walk.", KeyId, Key, Here), FieldCipher.Seal("I walk.", KeyId, Key, Here));

        Assert.That(first, Is.Not.EqualTo(second));
    }

    private static readonly SealAddress[] Elsewhere =
    [
        Here with { RowId = Guid.NewGuid() }, Here with { Column = "PrivateNote" }, Here with { Table = "AnswerRevisions" },
        Here with { ClientId = Guid.NewGuid() }, Here with { PracticeId = Guid.NewGuid() },
    ];

    [TestCaseSource(nameof(Elsewhere))]
    public void Words_moved_elsewhere_do_not_open(SealAddress elsewhere)
    {
        var blob = FieldCipher.Seal("I walk.", KeyId, Key, Here);

        Assert.That(() => FieldCipher.Open(blob, Key, elsewhere), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public void Another_key_does_not_open_them()
    {
        var blob = FieldCipher.Seal("I walk.", KeyId, Key, Here);

        Assert.That(() => FieldCipher.Open(blob, RandomNumberGenerator.GetBytes(32), Here), Throws.TypeOf<SealBroken>());
    }

    [Test]
    public void A_flipped_bit_anywhere_but_in_the_keys_name_is_found()
    {
        var blob = FieldCipher.Seal("I walk.", KeyId, Key, Here);
        for (var i = 0; i < blob.Length; i++)
        {
            if (i is >= 1 and <= 16) // the key's id only says which key to fetch
                continue;
            var flipped = blob.ToArray();
            flipped[i] ^= (byte)(1 << (i % 8));
            Assert.That(() => FieldCipher.Open(flipped, Key, Here), Throws.TypeOf<SealBroken>(), $"byte {i}");
        }
    }

    [Test]
    public void Cut_off_words_do_not_open()
    {
        var blob = FieldCipher.Seal(new string('x', 600), KeyId, Key, Here);
        foreach (var length in new[] { 0, 1, 16, 44, 45, 300, 301, blob.Length - 256, blob.Length - 1 })
            Assert.That(() => FieldCipher.Open(blob[..length], Key, Here), Throws.TypeOf<SealBroken>(), $"length {length}");
    }

    [TestCase(0, 256)]
    [TestCase(252, 256)]
    [TestCase(253, 512)]
    [TestCase(2000, 2048)]
    public void The_length_of_the_blob_tells_little(int characters, int padded) =>
        Assert.That(FieldCipher.Seal(new string('x', characters), KeyId, Key, Here), Has.Length.EqualTo(45 + padded));

    [Test]
    public void The_blob_says_which_key_opens_it() =>
        Assert.That(FieldCipher.KeyIdOf(FieldCipher.Seal("", KeyId, Key, Here)), Is.EqualTo(KeyId));

    [Test]
    public void Sealed_words_never_print_themselves() =>
        Assert.That($"{SealedText.Of("I walk.")}", Is.EqualTo("[sealed]"));

    private static bool IsWellFormed(string text) => text == new string(System.Text.Encoding.UTF8.GetChars(System.Text.Encoding.UTF8.GetBytes(text)));
}
