data "aws_iam_policy_document" "trust_instances" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "instance" {
  name               = "ecsInstanceRole"
  assume_role_policy = data.aws_iam_policy_document.trust_instances.json
}

resource "aws_iam_instance_profile" "instance" {
  name = "ecsInstanceRole"
  role = aws_iam_role.instance.name
}

resource "aws_iam_policy" "instance" {
  name   = "shop-instances"
  policy = file("${path.module}/policies/instances.json")
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = aws_iam_role.instance.name
  policy_arn = aws_iam_policy.instance.arn
}
